// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Duration;

/** How fast a generation gets on, over the last ten seconds or so. Used by one thread. */
final class GenerationRate {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final double SHARE_OF_THE_LAST = 0.25;

    private double rate;
    private long position;
    private long at;

    /** @param rate in positions per second, as it was known before; 0 for none */
    GenerationRate(double rate, long position, long nanos) {
        this.rate = rate;
        this.position = position;
        this.at = nanos;
    }

    /** Whether it is a second since it was measured. */
    boolean isDue(long nanos) {
        return nanos - at >= SECOND;
    }

    /** Measures it at this position. */
    double measure(long reached, long nanos) {
        var last = (reached - position) * SECOND / Math.max(1, nanos - at);
        rate = rate == 0 ? last : rate + SHARE_OF_THE_LAST * (last - rate);
        position = reached;
        at = nanos;
        return rate;
    }
}
