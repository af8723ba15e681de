// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoalescedRefreshTest {

    private static final int CALLERS = 1_000;

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void allWhoAskWhileSomebodyLooksShareTheNextLook() throws Exception {
        var first = new CountDownLatch(1);
        var asked = new CountDownLatch(CALLERS);
        var shared = new CoalescedRefresh(() -> look(first, asked), Duration.ZERO, System::nanoTime);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(shared::awaitNext);
            first.await();
            IntStream.range(0, CALLERS)
                    .forEach(n -> callers.submit(() -> {
                        asked.countDown();
                        shared.awaitNext();
                    }));
        }
        assertThat(looks.get()).isBetween(2, 10); // some had said so and not yet asked
    }

    @Test
    void betweenTwoLooksThereIsAPause() {
        var clock = new AtomicLong();
        var begun = new ArrayList<Long>();
        var shared =
                new CoalescedRefresh(() -> begun.add(clock.get()), Duration.ofNanos(1000), () -> clock.addAndGet(100));
        IntStream.range(0, 5).forEach(n -> shared.awaitNext());
        assertThat(begun).hasSize(5);
        IntStream.range(1, 5)
                .forEach(n -> assertThat(begun.get(n) - begun.get(n - 1)).isGreaterThanOrEqualTo(1000));
    }

    /** A client that makes ids up does not keep others away that show what another process has signed a moment ago. */
    @Test
    void aKeyThatAnotherProcessHasJustAddedIsFound(@TempDir Path folder) {
        var ours = KeyRing.at(folder.resolve("ring"), true, Clock.systemUTC());
        var others = KeyRing.at(folder.resolve("ring"), true, Clock.systemUTC());
        assertThat(ours.findInTurn(UUID.randomUUID())).isEmpty();
        others.replace(Purpose.SIGNING, Instant.MAX, Instant.MIN);
        assertThat(ours.findInTurn(others.current(Purpose.SIGNING).id())).isPresent();
    }

    private void look(CountDownLatch first, CountDownLatch asked) {
        if (looks.incrementAndGet() == 1) {
            first.countDown();
            try {
                asked.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
