// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The system's clock, ahead of the real one by as much as it was advanced. Starts level with it again after a restart.
 */
final class MovableClock extends Clock {

    /** Far beyond whatever expires here, and well within what PostgreSQL and arithmetic with times can hold. */
    static final Duration FURTHEST = Duration.ofDays(3_653);

    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /**
     * Moves on by this much; a clock here never goes back.
     *
     * @throws IllegalArgumentException where that is negative, or leads further ahead than {@link #FURTHEST}
     */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock cannot go back");
        }
        ahead.updateAndGet(before -> {
            if (by.compareTo(FURTHEST.minus(before)) > 0) {
                throw new IllegalArgumentException("The clock cannot be more than ten years ahead in all");
            }
            return before.plus(by);
        });
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times here are UTC");
    }
}
