// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * How often something can be done in a second by a number of callers at once; what is refused is told, and not counted.
 */
final class Rate {

    /** Something that is done over and over by one caller. */
    @FunctionalInterface
    interface Step {

        /** @throws Refused where the server has answered, but not done it */
        void run() throws Exception;
    }

    /** An answer other than was wanted; the caller may go on. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(int status) {
            super("Answered " + status);
        }
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
        var refused = new LongAdder();
        var start = System.nanoTime();
        var end = start + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                var step = steps.apply(caller);
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            step.run();
                            done.increment();
                        } catch (Refused e) {
                            refused.increment();
                        }
                    }
                    return null;
                });
            }
        }
        if (refused.sum() > 0) {
            System.out.printf("  refused: %d of %d%n", refused.sum(), refused.sum() + done.sum());
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }
}
