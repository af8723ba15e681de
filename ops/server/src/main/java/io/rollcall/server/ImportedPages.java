// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.codec.StoredEvent;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes the log page by page on a thread of its own, so that the next page is read and checked meanwhile. */
final class ImportedPages implements AutoCloseable {

    private final ImportedRows rows;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<?> writing = CompletableFuture.completedFuture(null);

    /** @param rows are nobody else's from the first page until {@link #await} returns */
    ImportedPages(ImportedRows rows) {
        this.rows = rows;
    }

    /** Returns once the page before is written; this one is not to be changed any more. */
    void write(List<StoredEvent> page) throws SQLException {
        await();
        writing = thread.submit(() -> {
            rows.insert(page);
            return null;
        });
    }

    /** Returns once all pages are written. */
    void await() throws SQLException {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw new IllegalStateException("A page could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a page is written", e);
        }
    }

    /** Returns once nothing is written any more. */
    @Override
    public void close() {
        thread.close();
    }
}
