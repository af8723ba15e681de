// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does several things at once. */
final class AtOnce {

    private AtOnce() {}

    /** What came of each, in their order; all have begun before any goes on. */
    static <T> List<T> all(List<? extends Supplier<T>> things) {
        var start = new CountDownLatch(things.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            var running = things.stream()
                    .map(thing -> threads.submit(together(start, thing)))
                    .toList();
            for (var thing : running) {
                results.add(thing.get()); // no join(): JUnit's pool would begin further tests meanwhile
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of several things at once failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for all", e);
        }
    }

    private static <T> Callable<T> together(CountDownLatch start, Supplier<T> thing) {
        return () -> {
            start.countDown();
            start.await();
            return thing.get();
        };
    }
}
