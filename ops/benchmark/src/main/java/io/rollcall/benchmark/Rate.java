// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** How often something can be done in a second by a number of callers at once. */
final class Rate {

    /** Something that is done over and over by one caller. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private Rate() {}

    /**
     * Runs the callers' steps for a time.
     *
     * @param steps makes each caller's step
     * @return steps done in a second, by all callers together
     */
    static double of(int callers, Duration time, IntFunction<Step> steps) {
        var done = new LongAdder();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                var step = steps.apply(caller);
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        step.run();
                        done.increment();
                    }
                    return null;
                });
            }
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }
}
