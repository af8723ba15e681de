// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.messaging.MessagingProperties;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class FrameRateTest {

    private static final MessagingProperties LIMITS = new MessagingProperties(
            DataSize.ofKilobytes(64),
            500,
            5000,
            1000,
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(1),
            32,
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5));

    private final AtomicLong now = new AtomicLong(-5); // System.nanoTime() may begin anywhere
    private final FrameRate rate = new FrameRate(LIMITS, now::get);

    @Test
    void takesFiveHundredASecond() {
        assertThat(takes(500)).isTrue();
        assertThat(rate.takes()).isFalse();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(takes(500)).isTrue();
    }

    @Test
    void takesFiveThousandAMinute() {
        for (int second = 0; second < 10; second++) {
            assertThat(takes(500)).isTrue();
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        }
        assertThat(rate.takes()).isFalse();
        now.addAndGet(TimeUnit.SECONDS.toNanos(50));
        assertThat(takes(500)).isTrue();
    }

    private boolean takes(int frames) {
        for (int frame = 0; frame < frames; frame++) {
            if (!rate.takes()) {
                return false;
            }
        }
        return true;
    }
}
