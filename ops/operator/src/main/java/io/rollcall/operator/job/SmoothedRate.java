// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.util.OptionalDouble;

/**
 * How fast something goes: the mean over the recent past, in which each second counts less the longer ago it was, by e
 * for each {@link #MEMORY_SECONDS}. The first seconds count as much as they are: a mean over less time is no smaller.
 */
final class SmoothedRate {

    private static final double MEMORY_SECONDS = 15;
    private static final double NANOS = 1e9;

    /** In shorter times nothing is measured. */
    private static final double LEAST_SECONDS = 0.05;

    private double amount;
    private double seconds;
    private boolean begun;
    private double last;
    private long lastAt;

    /** @param known from before, by another process for one, and trusted as if measured for a few seconds */
    static SmoothedRate from(OptionalDouble known) {
        var rate = new SmoothedRate();
        if (known.isPresent()) {
            rate.seconds = MEMORY_SECONDS / 5;
            rate.amount = known.getAsDouble() * rate.seconds;
        }
        return rate;
    }

    /**
     * Takes what is reached at a time.
     *
     * @param nanos as of {@link System#nanoTime}
     */
    void reached(double value, long nanos) {
        if (begun) {
            var passed = (nanos - lastAt) / NANOS;
            if (passed < LEAST_SECONDS) {
                return;
            }
            var fades = Math.exp(-passed / MEMORY_SECONDS);
            amount = amount * fades + (value - last);
            seconds = seconds * fades + passed;
        }
        begun = true;
        last = value;
        lastAt = nanos;
    }

    /** A new beginning, as after a pause: what has passed since the last value does not count. */
    void rest() {
        begun = false;
    }

    /** In a second; empty while nothing is measured. */
    OptionalDouble perSecond() {
        return seconds > 0 ? OptionalDouble.of(amount / seconds) : OptionalDouble.empty();
    }
}
