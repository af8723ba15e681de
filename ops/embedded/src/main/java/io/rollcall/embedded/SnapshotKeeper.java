// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes documents down where they have changed since the last time. */
final class SnapshotKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotKeeper.class);

    private final KeyedBackend documents;
    private final SnapshotFile file;
    private long kept;
    private boolean failed;

    /** @param documents all of which are in the file, or which are none */
    SnapshotKeeper(KeyedBackend documents, SnapshotFile file) {
        this.documents = documents;
        this.file = file;
        this.kept = documents.changes();
    }

    /** Never fails: what cannot be kept is built from the log at the next start. */
    synchronized void keep() {
        var changes = documents.changes();
        if (changes == kept) {
            return;
        }
        var began = System.nanoTime();
        try {
            var written = file.save(documents);
            kept = changes;
            failed = false;
            LOG.debug("{} documents are kept in {} ms", written, Elapsed.millisSince(began));
        } catch (Exception e) {
            giveUp(e);
        }
    }

    /** Told once each time. What the old file holds may have been erased meanwhile. */
    private void giveUp(Exception e) {
        if (!failed) {
            LOG.warn("Read models cannot be kept for the next start, which will take longer: {}", e.toString());
        }
        failed = true;
        try {
            file.delete();
        } catch (IOException stays) {
            LOG.warn("An old copy of read models cannot be deleted: {}", stays.toString());
        }
    }
}
