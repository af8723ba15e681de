// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rollcall.command.log.Counter.Count;
import io.rollcall.command.log.Counter.CountUnlessOther;
import io.rollcall.command.log.Counter.CountUpTo;
import io.rollcall.command.log.Counter.Look;
import io.rollcall.command.log.Counter.Refuse;
import io.rollcall.command.log.Counter.Refused;
import io.rollcall.embedded.testing.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes over one log, each with caches, locks, writer and tail of its own. */
class SeveralProcessesTest {

    private static final int WRITERS = 8;
    private static final int EACH = 150;

    @TempDir
    Path folder;

    private LogProcess one;
    private LogProcess other;

    @BeforeEach
    void start() {
        var database = TestServers.newDatabase();
        one = new LogProcess(database, folder.resolve("ring"));
        other = new LogProcess(database, folder.resolve("ring"));
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void aFollowerMissesNothingWhileEightWritersInTwoProcessesAppend() throws Exception {
        var total = WRITERS * EACH;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var followed = List.of(threads.submit(follow(one, total)), threads.submit(follow(other, total)));
            var writers = new ArrayList<Callable<Void>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                writers.add(write(writer % 2 == 0 ? one : other, writer));
            }
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
            for (var follower : followed) {
                assertOrderly(follower.get(30, TimeUnit.SECONDS), total);
            }
        }
        assertThat(one.<Integer>decide(new Look("hot"))).isEqualTo(WRITERS * EACH / 3);
    }

    @Test
    void warmCachesInBothProcessesSeeEachOthersEveryStep() {
        for (int step = 1; step <= 40; step += 2) {
            assertThat(one.<Integer>decide(new Count("warm"))).isEqualTo(step);
            assertThat(other.<Integer>decide(new Count("warm"))).isEqualTo(step + 1);
        }
    }

    @Test
    void aCommandThatOnlyReadsSeesWhatTheOtherProcessHasJustChanged() {
        assertThat(other.<Integer>decide(new Look("read"))).isZero();
        for (int step = 1; step <= 30; step++) {
            one.decide(new Count("read"));
            assertThat(other.<Integer>decide(new Look("read"))).isEqualTo(step);
            assertThat(catchThrowableOfType(Refused.class, () -> other.decide(new Refuse("read"))).count)
                    .isEqualTo(step);
        }
    }

    @Test
    void aRefusalIsDecidedAgainWhenItWasMadeOnAnOldCopy() {
        assertThat(one.<Integer>decide(new CountUpTo("full", 1))).isEqualTo(1);
        assertThat(other.<Integer>decide(new CountUpTo("full", 1))).isEqualTo(1);
        one.decide(new Count("full"));
        assertThat(other.<Integer>decide(new CountUpTo("full", 1))).isEqualTo(2);
        assertThat(other.<Integer>decide(new CountUpTo("full", 3))).isEqualTo(3);
    }

    @Test
    void neverDoBothSidesOfAnEitherOrHappen() throws Exception {
        for (int round = 0; round < 40; round++) {
            var left = "left-" + round;
            var right = "right-" + round;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var same = round % 2 == 0 ? one : other;
                var first = threads.submit(() -> one.<Integer>decide(new CountUnlessOther(left, right)));
                var second = threads.submit(() -> same.<Integer>decide(new CountUnlessOther(right, left)));
                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(1, -1);
            }
        }
    }

    private static Callable<Void> write(LogProcess process, int writer) {
        return () -> {
            for (int i = 0; i < EACH; i++) {
                process.decide(new Count(i % 3 == 0 ? "hot" : "cold-" + writer + "-" + i));
            }
            return null;
        };
    }

    private static Callable<List<TrackedEventMessage<?>>> follow(LogProcess process, int many) {
        return () -> {
            try (var stream = process.tail.open(0)) {
                var seen = new ArrayList<TrackedEventMessage<?>>();
                while (seen.size() < many && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
                    seen.add(stream.nextAvailable());
                }
                return seen;
            }
        };
    }

    private static void assertOrderly(List<TrackedEventMessage<?>> events, int many) {
        assertThat(events).hasSize(many);
        var versions = new HashMap<String, Long>();
        for (int i = 0; i < many; i++) {
            assertThat(events.get(i).trackingToken().position()).hasValue(i + 1);
            var event = (DomainEventMessage<?>) events.get(i);
            var expected = versions.merge(event.getAggregateIdentifier(), 0L, (old, none) -> old + 1);
            assertThat(event.getSequenceNumber()).isEqualTo(expected);
        }
    }
}
