// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.operator.access.OperatorResponse;
import io.rollcall.operator.access.Problem;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PastWorkTest {

    private static final Checkpoint HERE = new Checkpoint(new UUID(1, 1), 7, "00");

    private final AtomicLong ends = new AtomicLong();
    private final AtomicInteger runs = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private final PastWork work = new PastWork(ends::get, Duration.ofMillis(20));

    @AfterEach
    void stop() {
        open.countDown();
        work.destroy();
    }

    @Test
    void tellsItsProgressUntilItIsThereAndIsDoneOnce() {
        assertThat(ask("slow", open).status()).isEqualTo(202);
        assertThat(ask("slow", open).headers()).containsEntry("Retry-After", "1");
        open.countDown();
        assertThat(made("slow")).isEqualTo("slow");
        assertThat(made("slow")).isEqualTo("slow");
        assertThat(runs).hasValue(1);
    }

    @Test
    void doesTwoThingsAtOnceAndNoThird() {
        ask("one", open);
        ask("two", open);
        assertThatThrownBy(() -> ask("three", open)).isInstanceOf(Problem.class).hasMessageContaining("try again");
        open.countDown();
        assertThat(made("one")).isEqualTo("one");
        assertThat(made("three")).isEqualTo("three");
    }

    @Test
    void showsNothingASecondTimeOnceAKeyIsDestroyed() {
        open.countDown();
        made("account");
        ends.incrementAndGet();
        made("account");
        assertThat(runs).hasValue(2);
    }

    @Test
    void whatIsAskedOfNowIsAskedAnew() {
        open.countDown();
        var now = new PastQuestion(HERE, true, "now");
        for (int time = 0; time < 2; time++) {
            until(() -> work.answer(now, this::counted, OperatorResponse::ok));
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void whatFailsIsToldAndTriedAnew() {
        open.countDown();
        var question = new PastQuestion(HERE, false, "fails");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> until(() -> work.<Object>answer(
                            question,
                            progress -> {
                                runs.incrementAndGet();
                                throw Problem.conflict("It is too long.");
                            },
                            OperatorResponse::ok)))
                    .hasMessage("It is too long.");
        }
        assertThat(runs).hasValue(2);
    }

    /** The same place in a log that was restored meanwhile is another one. */
    @Test
    void aRestoredLogIsAnotherQuestion() {
        open.countDown();
        made("account");
        var restored = new PastQuestion(new Checkpoint(new UUID(2, 2), 7, "00"), false, "account");
        until(() -> work.answer(restored, this::counted, OperatorResponse::ok));
        assertThat(runs).hasValue(2);
    }

    private String counted(Progress progress) {
        runs.incrementAndGet();
        return "made";
    }

    private Object made(String asked) {
        return String.valueOf(until(() -> ask(asked, open)).body());
    }

    /** Until it is there, whatever else is under way. */
    private static OperatorResponse until(java.util.function.Supplier<OperatorResponse> asking) {
        while (true) {
            try {
                var answer = asking.get();
                if (answer.status() == 200) {
                    return answer;
                }
            } catch (Problem busy) {
                if (!String.valueOf(busy.getMessage()).contains("try again")) {
                    throw busy;
                }
                Thread.onSpinWait();
            }
        }
    }

    private OperatorResponse ask(String asked, CountDownLatch gate) {
        return work.answer(
                new PastQuestion(HERE, false, asked),
                progress -> {
                    gate.await();
                    runs.incrementAndGet();
                    return asked;
                },
                OperatorResponse::ok);
    }
}
