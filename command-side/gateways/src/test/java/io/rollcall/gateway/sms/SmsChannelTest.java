// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.command.verification.CodeSender.Code;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.RecordDelivery;
import io.rollcall.gateway.outbox.OutboxFixture;
import io.rollcall.gateway.outbox.Submission;
import io.rollcall.gateway.sms.Receipts.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(OutboxFixture.TABLES)
class SmsChannelTest {

    private static final String NONCE = "0".repeat(32);

    private final OutboxFixture messages = new OutboxFixture();
    private final LinkedBlockingQueue<RecordDelivery> recorded = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final Receipts receipts = new Receipts(messages.jdbc, recorded::add, messages);

    private final class Accepting implements Gateway {

        @Override
        public boolean reach() {
            return true;
        }

        @Override
        public Submission submit(String phone, String text) {
            sent.add(phone + " " + text);
            return new Submission.Accepted("0001000B");
        }

        @Override
        public void leave() {}
    }

    /** And whatever way the gateway writes its own id. */
    @Test
    void aReceiptIsRecordedAlsoWhenItComesBeforeTheAnswer() throws Exception {
        var outbox = messages.owned(SmsChannel.of(new Accepting(), receipts, 1_000));
        receipts.keep(new Receipt("65547", null));
        receipts.keep(new Receipt("65547", null));
        receipts.keep(new Receipt("of somebody else", "EXPIRED"));
        outbox.start();
        outbox.add(SmsChannel.entry(code("+79250741413"), "12345 it is"));
        assertThat(recorded.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new RecordDelivery(new NumberId(new UUID(1, 1)), Challenge.MEET, NONCE, null));
        outbox.stop();
        assertThat(sent).containsExactly("+79250741413 12345 it is");
        assertThat(kept()).isOne();
        messages.pass(Duration.ofMinutes(2));
        receipts.settle(ids -> Optional.empty());
        assertThat(kept()).isZero();
        assertThat(recorded).isEmpty();
    }

    @Test
    void linesAreByThePrefixesOfNumbers() {
        assertThat(line("+79251000001")).isEqualTo(line("+79251000002")).isNotEqualTo(line("+79161000001"));
    }

    private int line(String phone) {
        return SmsChannel.entry(code(phone), "").line();
    }

    private long kept() {
        return messages.jdbc
                .sql("select count(*) from sms_receipts")
                .query(Long.class)
                .single();
    }

    private Code code(String phone) {
        return new Code(
                1,
                new NumberId(new UUID(1, 1)),
                messages.keys.take(),
                Challenge.MEET,
                NONCE,
                messages.instant(),
                messages.instant().plus(Duration.ofMinutes(5)),
                phone,
                "12345");
    }
}
