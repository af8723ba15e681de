// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * How fast a generation gets on while it is worked on: the mean over the recent past of this process, in which each
 * second counts less the longer ago it was, by e for each {@link #MEMORY_SECONDS}. Time in which no process works on it
 * is not measured by any. Used by one thread.
 */
final class GenerationRate {

    private static final double MEMORY_SECONDS = 120;

    /** What was known before is trusted as if it had been measured for so long: a process is slow while it is young. */
    private static final double KNOWN_SECONDS = 120;

    private static final double SECOND = 1e9;

    private double amount;
    private double seconds;
    private long reached;
    private long at;

    /**
     * @param known per second, as it was measured before, by another process for one; 0 for none
     * @param reached so much is done
     */
    GenerationRate(double known, long reached, long nanos) {
        this.seconds = known > 0 ? KNOWN_SECONDS : 0;
        this.amount = known * seconds;
        this.reached = reached;
        this.at = nanos;
    }

    /** Whether it is a second since it was measured. */
    boolean isDue(long nanos) {
        return nanos - at >= SECOND;
    }

    /** Measures it where so much is done. */
    double measure(long reachedNow, long nanos) {
        var passed = (nanos - at) / SECOND;
        var fades = Math.exp(-passed / MEMORY_SECONDS);
        amount = amount * fades + (reachedNow - reached);
        seconds = seconds * fades + passed;
        rest(reachedNow, nanos);
        return Math.max(0, amount / Math.max(seconds, 1 / SECOND));
    }

    /** What has passed since it was measured last does not count, as in a pause. */
    void rest(long reachedNow, long nanos) {
        reached = reachedNow;
        at = nanos;
    }
}
