// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void isNeverMoreThanTenYearsAheadInAll() {
        clock.advance(MovableClock.FURTHEST.minusDays(1));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofDays(2)));
        clock.advance(Duration.ofDays(1));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(1)));
        assertThat(clock.instant())
                .isBefore(Instant.now().plus(MovableClock.FURTHEST).plusSeconds(1));
    }

    @Test
    void whatIsBeyondAllArithmeticIsRefusedAndLeavesTheClockAsItWas() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
        assertThat(clock.instant()).isBeforeOrEqualTo(Instant.now());
    }
}
