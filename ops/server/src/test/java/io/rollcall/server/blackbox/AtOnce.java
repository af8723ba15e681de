// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does several things at once. */
final class AtOnce {

    private AtOnce() {}

    /** What came of each, in their order; all have begun before any goes on. */
    static <T> List<T> all(List<? extends Supplier<T>> things) {
        var start = new CountDownLatch(things.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return things.stream()
                    .map(thing -> CompletableFuture.supplyAsync(() -> together(start, thing), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static <T> T together(CountDownLatch start, Supplier<T> thing) {
        start.countDown();
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return thing.get();
    }
}
