// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.debug;

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

    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** Moves on by this much; a clock here never goes back. */
    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock cannot go back");
        }
        ahead.accumulateAndGet(by, Duration::plus);
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
