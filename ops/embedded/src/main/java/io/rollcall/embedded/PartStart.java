// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The start of a part that goes on beside whatever else a server has to do for its own start. */
public final class PartStart<P> implements AutoCloseable {

    private final CompletableFuture<P> part;
    private final Consumer<P> close;

    private PartStart(CompletableFuture<P> part, Consumer<P> close) {
        this.part = part;
        this.close = close;
    }

    /**
     * Begins to start a part, and does not wait for it.
     *
     * @param close stops the part; does nothing the second time
     */
    public static <P> PartStart<P> begin(Supplier<P> start, Consumer<P> close) {
        return new PartStart<>(CompletableFuture.supplyAsync(start, Thread::startVirtualThread), close);
    }

    /** The part once it has started; fails as its start has failed. */
    public P part() {
        try {
            return part.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw e;
            }
        }
    }

    /** Closes the part, after its start where that still goes on: another part may have failed meanwhile. */
    @Override
    public void close() {
        // All that need the part are told of the failure.
        part.thenAccept(close).handle((done, failure) -> failure == null).join();
    }
}
