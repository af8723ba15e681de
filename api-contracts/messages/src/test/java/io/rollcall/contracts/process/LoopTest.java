// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    static Stream<Arguments> whateverIsThrown() {
        return Stream.of(
                arguments(new IllegalStateException("secret")),
                arguments(new StackOverflowError("secret")),
                arguments(new NoClassDefFoundError("secret")),
                arguments(new AssertionError("secret")),
                arguments(new InterruptedException("secret")),
                arguments(new Throwable("secret")));
    }

    @ParameterizedTest
    @MethodSource("whateverIsThrown")
    void goesOnWhateverARoundThrows(Throwable thrown) throws Exception {
        var rounds = new CountDownLatch(3);
        var thread = Loop.start("thrown-at", LONG, goesOn::get, heart -> {
            rounds.countDown();
            LoopTest.<RuntimeException>raise(rounds.getCount() == 0 ? new Error() : thrown);
        });
        assertThat(rounds.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.isAlive()).isTrue();
        end(thread);
    }

    @Test
    void goesOnAfterAnInterruption() throws Exception {
        var begun = new CountDownLatch(1);
        var again = new CountDownLatch(2);
        var thread = Loop.start("interrupted", LONG, goesOn::get, heart -> {
            begun.countDown();
            again.countDown();
            new CountDownLatch(1).await();
        });
        begun.await();
        thread.interrupt();
        assertThat(again.await(20, TimeUnit.SECONDS)).isTrue();
        goesOn.set(false);
        thread.interrupt();
        end(thread);
    }

    @Test
    void pausesBehindEachRoundAndEndsAtOnceWhenItIsToEnd() throws Exception {
        var rounds = new CountDownLatch(2);
        var thread = Loop.every(LONG, "pausing", goesOn::get, heart -> rounds.countDown());
        while (rounds.getCount() == 2 || thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(rounds.getCount()).isOne();
        goesOn.set(false);
        Loop.awaitEnd(thread);
        assertThat(thread.isAlive()).isFalse();
        Loop.awaitEnd(null); // one that was never started
    }

    @Test
    void whoIsInterruptedWaitsForNoEnd() throws Exception {
        var thread = Loop.every(LONG, "going on", goesOn::get, heart -> {});
        Thread.currentThread().interrupt();
        Loop.awaitEnd(thread);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thread.isAlive()).isTrue();
        end(thread);
    }

    @Test
    void oneThatGivesNoSignOfLifeIsKnownByItsNameUntilItDoes() {
        var heart = Heartbeat.within("standing still", Duration.ZERO);
        assertThat(Heartbeat.all().filter(Heartbeat::isLate).map(Heartbeat::name))
                .contains("standing still");
        heart.end();
        var alive = Heartbeat.begin("alive", Duration.ofSeconds(1));
        assertThat(Heartbeat.all()).contains(alive).doesNotContain(heart);
        assertThat(alive.isLate()).isFalse();
        alive.end();
    }

    @Test
    void itsHeartEndsWithIt() throws Exception {
        var thread = Loop.every(LONG, "ending", goesOn::get, heart -> {});
        end(thread);
        assertThat(Heartbeat.all().map(Heartbeat::name)).doesNotContain("ending");
    }

    private void end(Thread thread) throws InterruptedException {
        goesOn.set(false);
        LockSupport.unpark(thread);
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
