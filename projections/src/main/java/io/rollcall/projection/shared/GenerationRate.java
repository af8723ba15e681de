// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

/**
 * How fast a generation gets on while it is worked on: the mean over the recent past of this process, in which each
 * second counts less the longer ago it was. Time in which no process works on it is not measured by any. Used by one
 * thread.
 */
final class GenerationRate {

    /** By e for each of so many seconds, but never more than half of what was measured: a process begins slowly. */
    private static final double MEMORY_SECONDS = 60;

    private static final double LEAST_MEMORY_SECONDS = 4;

    private static final double SECOND = 1e9;

    private double amount;
    private double seconds;
    private double measured;
    private long reached;
    private long at;

    /**
     * @param known per second, as it was measured before, by another process for one: it counts as a whole memory of
     *     it, since a young process is slow; 0 for none
     * @param reached so much is done
     */
    GenerationRate(double known, long reached, long nanos) {
        this.measured = known > 0 ? 2 * MEMORY_SECONDS : 0;
        this.seconds = measured / 2;
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
        measured += passed;
        var fades = Math.exp(-passed / Math.clamp(measured / 2, LEAST_MEMORY_SECONDS, MEMORY_SECONDS));
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
