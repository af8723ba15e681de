// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.gateway.sms.Gateway.Submission;
import io.rollcall.gateway.sms.Receipts.Receipt;
import io.rollcall.log.subscription.TestOwnership;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(SmsFixture.TABLES)
class SmsSenderTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final SmsFixture sms = new SmsFixture();
    private final List<RecordDelivery> recorded = new CopyOnWriteArrayList<>();
    private final Receipts receipts = new Receipts(sms.jdbc, sms.queue, recorded::add, sms);
    private final FakeGateway gateway = new FakeGateway();
    private final SmsSender sending = new SmsSender(sms.queue, sms.expiry, receipts, gateway, 1_000, sms.fence);

    /** Takes what it is given, unless the test has said what it answers next. */
    private static final class FakeGateway implements Gateway {

        final List<String> sent = new CopyOnWriteArrayList<>();
        final Queue<Submission> answers = new ConcurrentLinkedQueue<>();
        final Map<String, CountDownLatch> slow = new ConcurrentHashMap<>();
        volatile Runnable meanwhile = () -> {};
        volatile boolean away;
        volatile boolean diesBefore;
        volatile boolean diesAfter;

        @Override
        public boolean reach() {
            return !away;
        }

        @Override
        public Submission submit(String phone, String text) {
            if (diesBefore) {
                throw new IllegalStateException("killed before it was sent");
            }
            var answer = answers.poll();
            if (answer != null) {
                meanwhile.run();
                return answer;
            }
            wait(slow.get(text));
            sent.add(text);
            if (diesAfter) {
                throw new IllegalStateException("killed before it was recorded");
            }
            return new Submission.Accepted("id of " + text);
        }

        @Override
        public void leave() {}

        private static void wait(CountDownLatch latch) {
            try {
                if (latch != null) {
                    latch.await(20, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @AfterEach
    void stop() {
        gateway.slow.values().forEach(CountDownLatch::countDown);
        sending.stop();
    }

    @Test
    void sendsWhatIsQueuedBeforeAndAfterItsStart() {
        sms.queue(1);
        sending.start();
        await(() -> gateway.sent.contains("text 1"));
        sms.queue(2);
        sending.lookNow();
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).hasSize(2);
    }

    @Test
    void waitsForAGatewayThatIsAway() {
        gateway.away = true;
        sms.queue(1);
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
            sms.queue(position);
        }
        sending.lookNow();
        await(() -> gateway.sent.size() == 29);
        gateway.slow.get("text 1").countDown();
        await(() -> gateway.sent.size() == 30);
    }

    @Test
    void aMessageThatTheGatewayDoesNotTakeNowKeepsNoOtherBack() {
        gateway.answers.add(new Submission.NotNow());
        sms.queue(1);
        sms.queue(2);
        sending.start();
        await(() -> gateway.sent.size() == 1 && isBack(1));
        sms.pass(Duration.ofSeconds(2));
        sending.lookNow();
        await(() -> gateway.sent.size() == 2);
    }

    @Test
    void aBusyGatewayIsLeftAloneForAWhile() {
        gateway.answers.add(new Submission.Busy());
        sms.queue(1);
        var begun = System.nanoTime();
        sending.start();
        await(() -> isBack(1));
        sms.queue(2);
        sms.pass(Duration.ofSeconds(2));
        sending.lookNow();
        await(() -> gateway.sent.size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(700));
    }

    @Test
    void aRefusedMessageIsUndeliverableAndNotTriedAgain() {
        gateway.answers.add(new Submission.Refused("smpp-0b"));
        sms.queue(1);
        sending.start();
        await(() -> !recorded.isEmpty());
        assertThat(recorded).containsExactly(record(1, "smpp-0b"));
        sms.pass(LEASE);
        sms.queue(2);
        sending.lookNow();
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).containsExactly("text 2");
    }

    @Test
    void aCrashBeforeSendingLosesNothing() {
        gateway.diesBefore = true;
        sms.queue(1);
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
        sms.queue(1);
        for (var crash = 0; crash < 3; crash++) {
            var wanted = Math.min(crash + 1, 2);
            sending.start();
            await(() -> gateway.sent.size() == wanted);
            sending.stop();
        }
        sms.pass(LEASE);
        gateway.diesAfter = false;
        sending.start();
        sms.queue(2);
        sending.lookNow();
        await(() -> gateway.sent.contains("text 2"));
        assertThat(gateway.sent).containsExactly("text 1", "text 1", "text 2");
    }

    @Test
    void whatCannotBeSentInTimeIsUndeliverable() {
        var slow = new SmsSender(sms.queue, sms.expiry, receipts, gateway, 1, sms.fence);
        gateway.away = true;
        for (var position = 1; position <= 301; position++) {
            sms.queue(position);
        }
        slow.start();
        await(() -> !recorded.isEmpty());
        slow.stop();
        assertThat(recorded).containsExactly(record(301, "expired-unsent"));
    }

    @Test
    void aReceiptIsRecordedAlsoWhenItComesBeforeTheAnswer() {
        receipts.keep(new Receipt("ID OF TEXT 1", null));
        receipts.keep(new Receipt("id of text 1", null));
        receipts.keep(new Receipt("of somebody else", "EXPIRED"));
        sms.queue(1);
        sending.start();
        await(() -> !recorded.isEmpty());
        assertThat(recorded).containsExactly(record(1, null));
        await(() -> receipts() == 1);
        sms.pass(Duration.ofMinutes(2));
        sending.lookNow();
        await(() -> receipts() == 0);
        assertThat(recorded).hasSize(1);
    }

    /** As a process that has stood still does: it took the message while it was the owner. */
    @Test
    void whoIsNotTheOwnerAnyMoreSendsNothingAndLeavesTheMessageToTheNext() {
        sms.queue(1);
        TestOwnership.takeAway(sms.jdbc, SmsSender.NAME);
        sending.start();
        sending.stop();
        assertThat(gateway.sent).isEmpty();
        TestOwnership.give(sms.jdbc, SmsSender.NAME, sending::ownedAs);
        sending.start();
        await(() -> gateway.sent.size() == 1);
    }

    @Test
    void whatAGatewayHasRefusedCountsForNothingWhereTheNextOwnerHasTakenTheMessageSince() {
        var taken = new CountDownLatch(1);
        gateway.answers.add(new Submission.Refused("smpp-0b"));
        gateway.meanwhile = () -> {
            gateway.away = true; // nothing more is taken here
            var next = sms.queue();
            next.resume();
            assertThat(next.take(1)).hasSize(1);
            taken.countDown();
        };
        sms.queue(1);
        sending.start();
        await(() -> taken.getCount() == 0);
        sending.stop();
        assertThat(recorded).isEmpty();
        assertThat(sms.jdbc
                        .sql("select sealed is not null and copies = 2 from sms_queue")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private long receipts() {
        return sms.jdbc
                .sql("select count(*) from sms_receipts")
                .query(Long.class)
                .single();
    }

    /** Whether a message was handed over, and has been put off since. */
    private boolean isBack(long position) {
        return sms.jdbc
                .sql("select attempts > 0 and copies = 0 from sms_queue where position = ?")
                .param(position)
                .query(Boolean.class)
                .single();
    }

    private boolean isTaken() {
        return sms.jdbc
                .sql("select copies = 1 from sms_queue")
                .query(Boolean.class)
                .single();
    }

    private static RecordDelivery record(long position, String failure) {
        return new RecordDelivery(
                new NumberId(new UUID(1, position)), Challenge.MEET, "%032x".formatted(position), failure);
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
