// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.job;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is, how fast it goes, and how long it takes from here. The time left is what is left, by the smoothed
 * rate at which that becomes less: where there is more to do all the time, that is less than the rate of what is done.
 */
final class ProgressMeter {

    private static final double MILLIS = 1_000;

    private final SmoothedRate doing;
    private final SmoothedRate closing;
    private final SmoothedRate growing;
    private long done;
    private @Nullable Long of;
    private OptionalDouble told = OptionalDouble.empty();
    private double afterSeconds;

    /** @param rate as it was kept, so that the time left is right again at once; {@code null} for none */
    ProgressMeter(long done, @Nullable Long of, @Nullable Double rate) {
        var known = rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
        this.done = done;
        this.of = of;
        this.doing = SmoothedRate.from(known);
        this.closing = SmoothedRate.from(known);
        this.growing = SmoothedRate.from(OptionalDouble.empty());
    }

    /** @param nanos as of {@link System#nanoTime} */
    synchronized void reached(long doneNow, long ofNow, long nanos) {
        done = doneNow;
        of = ofNow;
        doing.reached(doneNow, nanos);
        closing.reached((double) doneNow - ofNow, nanos);
        told = OptionalDouble.empty();
        afterSeconds = 0;
    }

    /**
     * The same where somebody else does and measures it: what there is to do may grow in the meantime.
     *
     * @param rate while it is worked on; 0 where that is not known
     * @param after what follows then, and takes so long
     */
    synchronized void told(long doneNow, long ofNow, double rate, Duration after, long nanos) {
        done = doneNow;
        of = ofNow;
        growing.reached(ofNow, nanos);
        told = OptionalDouble.of(rate);
        afterSeconds = after.toMillis() / MILLIS;
    }

    /** Time passes from here on in which nothing is done. */
    synchronized void rest() {
        doing.rest();
        closing.rest();
        growing.rest();
    }

    synchronized Job.Progress now() {
        var rate = told.isPresent() ? known(told) : doing.perSecond();
        var left = left();
        return new Job.Progress(
                done, of, rate.isPresent() ? rate.getAsDouble() : null, left.isPresent() ? left.getAsLong() : null);
    }

    private OptionalLong left() {
        var all = of;
        var rate = told.isPresent() ? known(told) : closing.perSecond();
        if (all == null || rate.isEmpty() || rate.getAsDouble() <= 0) {
            return OptionalLong.empty();
        }
        var growth = told.isPresent() ? Math.max(0, growing.perSecond().orElse(0)) : 0;
        if (rate.getAsDouble() <= growth) {
            return OptionalLong.empty(); // it never gets there
        }
        return OptionalLong.of(Math.round(Math.max(0, all - done) / (rate.getAsDouble() - growth) + afterSeconds));
    }

    private static OptionalDouble known(OptionalDouble rate) {
        return rate.isPresent() && rate.getAsDouble() > 0 ? rate : OptionalDouble.empty();
    }
}
