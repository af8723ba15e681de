// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.subscription.TestOwnership;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(OutboxFixture.TABLES)
class OutboxTest {

    private static final Duration LEASE = FakeChannel.LEASE;

    private final OutboxFixture messages = new OutboxFixture();
    private final FakeChannel gateway = new FakeChannel(2, 1_000);
    private final Outbox sending = messages.owned(gateway);

    @AfterEach
    void stop() {
        gateway.slow.values().forEach(CountDownLatch::countDown);
        sending.stop();
    }

    @Test
    void sendsWhatIsQueuedBeforeAndAfterItsStart() {
        queue(1);
        sending.start();
        await(() -> gateway.sent.contains("text 1"));
        queue(2);
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).hasSize(2);
        await(() -> messages.counted("sent") == 2);
        await(() -> messages.waiting() == 0);
    }

    @Test
    void waitsForAGatewayThatIsAway() {
        gateway.away = true;
        queue(1);
        sending.start();
        assertThat(gateway.sent).isEmpty();
        gateway.away = false;
        await(() -> gateway.sent.contains("text 1"));
    }

    @Test
    void aSlowMessageKeepsNoOtherBack() {
        gateway.slow.put("text 1", new CountDownLatch(1));
        sending.start();
        for (var position = 1; position <= 30; position++) {
            queue(position);
        }
        await(() -> gateway.sent.size() == 29);
        gateway.slow.get("text 1").countDown();
        await(() -> gateway.sent.size() == 30);
    }

    @Test
    void aMessageThatTheGatewayDoesNotTakeNowKeepsNoOtherBack() {
        gateway.answers.add(new Submission.NotNow());
        queue(1);
        queue(2);
        sending.start();
        await(() -> gateway.sent.size() == 1 && (isBack(1) || isBack(2))); // whichever is handed over first
        messages.pass(Duration.ofSeconds(2));
        sending.lookNow();
        await(() -> gateway.sent.size() == 2);
    }

    @Test
    void aBusyGatewayIsLeftAloneForAWhile() {
        gateway.answers.add(new Submission.Busy());
        queue(1);
        var begun = System.nanoTime();
        sending.start();
        await(() -> isBack(1));
        queue(2);
        messages.pass(Duration.ofSeconds(2));
        sending.lookNow();
        await(() -> gateway.sent.size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void aRefusedMessageIsUndeliverableAndNotTriedAgain() {
        gateway.answers.add(new Submission.Refused("refused"));
        queue(1);
        sending.start();
        await(() -> !gateway.givenUp.isEmpty());
        assertThat(gateway.givenUp).containsExactly("1 refused");
        messages.pass(LEASE);
        queue(2);
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).containsExactly("text 2");
    }

    @Test
    void aCrashBeforeSendingLosesNothing() {
        gateway.diesBefore = true;
        queue(1);
        sending.start();
        await(this::isTaken);
        sending.stop();
        gateway.diesBefore = false;
        sending.start();
        await(() -> gateway.sent.size() == 1);
    }

    @Test
    void aCrashBetweenSendingAndItsRecordBringsOneMoreCopyAtMost() {
        gateway.diesAfter = true;
        queue(1);
        for (var crash = 0; crash < 3; crash++) {
            var wanted = Math.min(crash + 1, 2);
            sending.start();
            await(() -> gateway.sent.size() == wanted);
            sending.stop();
        }
        messages.pass(LEASE);
        gateway.diesAfter = false;
        sending.start();
        queue(2);
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).containsExactly("text 1", "text 1", "text 2");
    }

    @Test
    void whatCannotBeSentInTimeIsUndeliverable() {
        var slow = new FakeChannel(2, 1);
        slow.away = true;
        for (var position = 1; position <= 301; position++) {
            queue(position);
        }
        var owner = messages.owned(slow);
        owner.start();
        await(() -> !slow.givenUp.isEmpty());
        await(() -> messages.waiting() == 300);
        owner.stop();
        assertThat(slow.givenUp).containsExactly("301 expired-unsent");
        assertThat(messages.counted("given.up")).isOne();
        assertThat(messages.waiting()).isNaN();
    }

    @Test
    void whatIsNotTakenIsGivenUpOnceAnotherTryWouldComeTooLate() {
        queue(1);
        messages.pass(OutboxFixture.LIFETIME.minusMillis(500));
        gateway.answers.add(new Submission.NotNow());
        sending.start();
        await(() -> !gateway.givenUp.isEmpty());
        assertThat(gateway.givenUp).containsExactly("1 expired-unsent");
        await(() -> messages.count("sealed is not null") == 0);
    }

    @Test
    void whereCopiesDoNotMatterAMessageIsSentUntilThatIsRecorded() {
        var mail = new FakeChannel(Integer.MAX_VALUE, 1_000);
        var owner = messages.owned(mail);
        mail.diesAfter = true;
        queue(1);
        for (var crash = 1; crash <= 3; crash++) {
            var wanted = crash;
            owner.start();
            await(() -> mail.sent.size() == wanted);
            owner.stop();
        }
        mail.diesAfter = false;
        owner.start();
        await(() -> messages.count("sealed is not null") == 0);
        owner.stop();
        assertThat(mail.sent).hasSize(4);
    }

    /** As a process that has stood still does: it took the message while it was the owner. */
    @Test
    void whoIsNotTheOwnerAnyMoreSendsNothingAndLeavesTheMessageToTheNext() {
        queue(1);
        TestOwnership.takeAway(messages.jdbc, sending.name());
        sending.start();
        sending.stop();
        assertThat(gateway.sent).isEmpty();
        TestOwnership.give(messages.jdbc, sending.name(), sending::ownedAs);
        sending.start();
        await(() -> gateway.sent.size() == 1);
    }

    @Test
    void whatAGatewayHasRefusedCountsForNothingWhereTheNextOwnerHasTakenTheMessageSince() {
        var taken = new CountDownLatch(1);
        gateway.answers.add(new Submission.Refused("refused"));
        gateway.meanwhile = () -> {
            gateway.away = true;
            await(() -> gateway.wasSeenAway); // nothing more is taken here
            var next = messages.table(gateway);
            next.resume();
            assertThat(next.take(1)).hasSize(1);
            taken.countDown();
        };
        queue(1);
        sending.start();
        await(() -> taken.getCount() == 0);
        sending.stop();
        assertThat(gateway.givenUp).isEmpty();
        assertThat(messages.count("sealed is not null and copies = 2")).isOne();
    }

    private void queue(long position) {
        sending.add(messages.entry(position));
    }

    /** Whether a message was handed over, and has been put off since. */
    private boolean isBack(long position) {
        return messages.count("attempts > 0 and copies = 0 and position = " + position) == 1;
    }

    private boolean isTaken() {
        return messages.count("copies = 1") == 1;
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
