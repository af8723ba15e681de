// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Duration;

/**
 * Whether events come to one subscription by the hundred in a second, in this one or the one before it. Used by one
 * thread.
 */
public final class Rush {

    /** In a second. */
    public static final int MANY = 200;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long begun;
    private int before;
    private int counted;

    /** @param nanos on {@link System#nanoTime()} */
    public Rush(long nanos) {
        this.begun = nanos;
    }

    /** Counts events, and says whether there is one. */
    public boolean isOn(int events, long nanos) {
        if (nanos - begun >= SECOND) {
            before = nanos - begun < 2 * SECOND ? counted : 0;
            counted = 0;
            begun = nanos;
        }
        counted += events;
        return Math.max(before, counted) >= MANY;
    }
}
