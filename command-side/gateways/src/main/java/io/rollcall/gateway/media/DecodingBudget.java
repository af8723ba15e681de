// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.media;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many bytes decoders may hold at one time, whatever the number of workers: a quarter of the heap. An image that
 * needs more than that is decoded while no other is; one that needs half of the heap is not.
 */
final class DecodingBudget {

    /** Bytes; less is not counted. */
    private static final int UNIT = 4_096;

    private final int units;
    private final Semaphore free;

    /** @param heap in bytes */
    DecodingBudget(long heap) {
        units = Math.clamp(heap / 4 / UNIT, 1, Integer.MAX_VALUE / 2);
        free = new Semaphore(units, true);
    }

    /** Whether so many bytes can be held at all. */
    boolean admits(long bytes) {
        return bytes / UNIT < 2L * units;
    }

    /** Runs the task once so many bytes are free, in the order of the calls. */
    <T> T spend(long bytes, Supplier<T> task) {
        var needed = Math.clamp(bytes / UNIT, 0, units);
        free.acquireUninterruptibly(needed);
        try {
            return task.get();
        } finally {
            free.release(needed);
        }
    }
}
