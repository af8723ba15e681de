// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import static io.rollcall.log.OtherProcessMain.Request.COUNT;
import static io.rollcall.log.OtherProcessMain.Request.COUNT_UNLESS_OTHER;
import static io.rollcall.log.OtherProcessMain.Request.COUNT_UP_TO;
import static io.rollcall.log.OtherProcessMain.Request.FOLLOW;
import static io.rollcall.log.OtherProcessMain.Request.LOOK;
import static io.rollcall.log.OtherProcessMain.Request.REFUSE;
import static io.rollcall.log.OtherProcessMain.Request.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CountUnlessOther;
import io.rollcall.log.Counter.CountUpTo;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.LogProcess;
import io.rollcall.log.OtherProcess;
import io.rollcall.log.Traffic;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two processes of the operating system over one log: this JVM and another one. */
@Order(1) // it takes longest
@ResourceLock("SeveralProcessesTest") // its tests in turn
class SeveralProcessesTest {

    private static final int WRITERS = 8;

    private static LogProcess one;
    private static OtherProcess other;

    @BeforeAll
    static void start() throws IOException {
        var database = TestServers.newDatabase();
        one = new LogProcess(database);
        other = new OtherProcess(database);
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @Test
    void aFollowerMissesNothingWhileEightWritersInTwoProcessesAppend() throws Exception {
        other.ask(LOOK, "started");
        var before = one.tail.head();
        var total = WRITERS * Traffic.EACH;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var followedThere = other.begin(FOLLOW, before, total);
            var followedHere = threads.submit(() -> Traffic.assertFollowed(one, before, total));
            var writtenThere = other.begin(WRITE, WRITERS / 2, WRITERS);
            Traffic.write(one, 0, WRITERS / 2);
            assertThat(writtenThere.join()).isEqualTo(WRITERS / 2);
            assertThat(followedHere.get(30, TimeUnit.SECONDS)).isEqualTo(total);
            assertThat(followedThere.get(30, TimeUnit.SECONDS)).isEqualTo(total);
        }
        assertThat(one.<Integer>decide(new Look(Traffic.HOT))).isEqualTo(total / 3);
        assertThat(other.ask(LOOK, Traffic.HOT)).isEqualTo(total / 3);
    }

    @Test
    void warmCachesInBothProcessesSeeEachOthersEveryStep() {
        for (int step = 1; step <= 100; step += 2) {
            assertThat(one.<Integer>decide(new Count("warm"))).isEqualTo(step);
            assertThat(other.ask(COUNT, "warm")).isEqualTo(step + 1);
        }
    }

    @Test
    void aCommandThatOnlyReadsSeesWhatTheOtherProcessHasJustChanged() {
        assertThat(other.ask(LOOK, "read")).isZero();
        for (int step = 1; step <= 30; step++) {
            one.decide(new Count("read"));
            assertThat(other.ask(LOOK, "read")).isEqualTo(step);
            assertThat(other.ask(REFUSE, "read")).isEqualTo(step);
        }
    }

    @Test
    void aRefusalIsDecidedAgainWhenItWasMadeOnAnOldCopy() {
        assertThat(one.<Integer>decide(new CountUpTo("full", 1))).isEqualTo(1);
        assertThat(other.ask(COUNT_UP_TO, "full", 1)).isEqualTo(1);
        one.decide(new Count("full"));
        assertThat(other.ask(COUNT_UP_TO, "full", 1)).isEqualTo(2);
        assertThat(other.ask(COUNT_UP_TO, "full", 3)).isEqualTo(3);
    }

    @Test
    void whatWasOnlyLookedAtIsLookedAtAgainOnceItHasChanged() {
        assertThat(one.<Integer>decide(new CountUnlessOther("looks", "looked-at")))
                .isEqualTo(1);
        other.ask(COUNT, "looked-at");
        assertThat(one.<Integer>decide(new CountUnlessOther("looks", "looked-at")))
                .isEqualTo(-1);
        assertThat(one.<Integer>decide(new CountUnlessOther("looks", "here"))).isEqualTo(2);
        one.decide(new Count("here"));
        assertThat(one.<Integer>decide(new CountUnlessOther("looks", "here"))).isEqualTo(-1);
    }

    @Test
    void neverDoBothSidesOfAnEitherOrHappen() throws Exception {
        for (int round = 0; round < 80; round++) {
            var left = "left-" + round;
            var right = "right-" + round;
            var there = other.begin(COUNT_UNLESS_OTHER, right, left);
            var here = one.<Integer>decide(new CountUnlessOther(left, right));
            assertThat(List.of(here, there.get())).containsExactlyInAnyOrder(1, -1);
        }
    }

    @Test
    void norDoTheyWithinOneProcess() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 40; round++) {
                var left = "left-here-" + round;
                var right = "right-here-" + round;
                var first = threads.submit(() -> one.<Integer>decide(new CountUnlessOther(left, right)));
                var second = threads.submit(() -> one.<Integer>decide(new CountUnlessOther(right, left)));
                assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(1, -1);
            }
        }
    }
}
