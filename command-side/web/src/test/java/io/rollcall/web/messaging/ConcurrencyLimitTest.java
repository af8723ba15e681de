// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Unavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void soManyWorkAtOnceAndTheOthersAfterThem() throws Exception {
        var limit = new ConcurrencyLimit(2, LONG);
        var begun = new CountDownLatch(2);
        var end = new CountDownLatch(1);
        var working = new AtomicInteger();
        var done = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10; i++) {
                callers.submit(() -> limit.take(() -> {
                    assertThat(working.incrementAndGet()).isLessThanOrEqualTo(2);
                    begun.countDown();
                    assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
                    working.decrementAndGet();
                    return done.incrementAndGet();
                }));
            }
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            end.countDown();
        }
        assertThat(done).hasValue(10);
    }

    @Test
    void whoeverWaitsForTooLongIsRefused() throws Exception {
        var limit = new ConcurrencyLimit(1, Duration.ofMillis(20));
        limit.take(() -> {
            assertThatThrownBy(() -> limit.take(() -> "another")).isInstanceOf(Unavailable.class);
            return "one";
        });
    }

    @Test
    void aTurnThatFailsIsOver() throws Exception {
        var limit = new ConcurrencyLimit(1, LONG);
        assertThatThrownBy(() -> limit.take(() -> {
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThat(limit.take(() -> "the next one")).isEqualTo("the next one");
    }
}
