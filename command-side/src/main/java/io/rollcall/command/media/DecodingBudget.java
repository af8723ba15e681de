// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.media;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many pixels may be in decoding at one time, whatever the number of workers: what decoders hold for them has to
 * fit the heap. An image that needs more than all of it is decoded while no other is.
 */
final class DecodingBudget {

    /** What the most wasteful decoder holds for a pixel, the result included. */
    private static final int BYTES_A_PIXEL = 10;

    /** Pixels; less is not counted. */
    private static final int UNIT = 4_096;

    private final int units;
    private final Semaphore free;

    DecodingBudget(long pixels) {
        units = Math.clamp(pixels / UNIT, 1, Integer.MAX_VALUE);
        free = new Semaphore(units, true);
    }

    /** A quarter of a heap of so many bytes. */
    static DecodingBudget ofHeap(long bytes) {
        return new DecodingBudget(bytes / 4 / BYTES_A_PIXEL);
    }

    /** Runs the task once so many pixels are free, in the order of the calls. */
    <T> T spend(long pixels, Supplier<T> task) {
        var needed = Math.clamp(pixels / UNIT, 0, units);
        free.acquireUninterruptibly(needed);
        try {
            return task.get();
        } finally {
            free.release(needed);
        }
    }
}
