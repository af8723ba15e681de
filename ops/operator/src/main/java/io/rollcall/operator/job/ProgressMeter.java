// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, how fast it goes, and how long it takes from here. The time left is what is left, by the smoothed
 * rate at which that becomes less: where there is more to do all the time, that is less than the rate of what is done.
 */
final class ProgressMeter {

    private final SmoothedRate doing;
    private final SmoothedRate closing;
    private long done;
    private @Nullable Long of;

    /** @param rate as it was kept, so that the time left is right again at once; {@code null} for none */
    ProgressMeter(long done, @Nullable Long of, @Nullable Double rate) {
        var known = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
        this.done = done;
        this.of = of;
        this.doing = SmoothedRate.from(known);
        this.closing = SmoothedRate.from(known);
    }

    /** @param nanos as of {@link System#nanoTime} */
    synchronized void reached(long doneNow, long ofNow, long nanos) {
        done = doneNow;
        of = ofNow;
        doing.reached(doneNow, nanos);
        closing.reached((double) doneNow - ofNow, nanos);
    }

    /** Time passes from here on in which nothing is done. */
    synchronized void rest() {
        doing.rest();
        closing.rest();
    }

    synchronized Job.Progress now() {
        var rate = doing.perSecond();
        var left = left();
        return new Job.Progress(
                done, of, rate.isPresent() ? rate.getAsDouble() : null, left.isPresent() ? left.getAsLong() : null);
    }

    private OptionalLong left() {
        var all = of;
        var rate = closing.perSecond();
        if (all == null || rate.isEmpty() || rate.getAsDouble() <= 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(Math.max(0, all - done) / rate.getAsDouble()));
    }
}
