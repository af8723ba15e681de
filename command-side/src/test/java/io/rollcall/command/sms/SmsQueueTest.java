// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.sms;

import static io.rollcall.command.sms.SmsFixture.LIFETIME;
import static io.rollcall.command.sms.SmsFixture.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(SmsFixture.TABLES)
class SmsQueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SmsFixture sms = new SmsFixture();
    private final SmsQueue queue = sms.queue;

    @Test
    void aMessageIsQueuedOnce() {
        var code = sms.code(1);
        queue.add(code, "text");
        queue.add(code, "text");
        assertThat(queue.take(10)).singleElement().satisfies(message -> {
            assertThat(message.phone()).isEqualTo(PHONE);
            assertThat(message.text()).isEqualTo("text");
            assertThat(message.attempts()).isEqualTo(1);
            assertThat(message.code().nonce()).isEqualTo(code.nonce());
        });
    }

    @Test
    void nothingInTheTableTellsPhoneOrText() {
        sms.queue(1);
        var row = sms.jdbc
                .sql("select sms_queue::text || encode(sealed, 'escape') from sms_queue")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(PHONE.substring(1), "text 1");
    }

    @Test
    void aMessageIsTakenByOne() {
        sms.queue(1);
        sms.queue(2);
        assertThat(queue.take(1)).hasSize(1);
        assertThat(sms.queue().take(10)).hasSize(1);
        assertThat(sms.queue().take(10)).isEmpty();
    }

    @Test
    void whatWasNotSentIsTakenAgainWhenItIsTime() {
        sms.queue(1);
        for (var attempt = 1; attempt <= 5; attempt++) {
            var message = only(queue.take(10));
            assertThat(message.attempts()).isEqualTo(attempt);
            queue.again(message.code(), LONG.dividedBy(2));
            assertThat(queue.take(10)).isEmpty();
            sms.pass(LONG.dividedBy(2));
        }
    }

    @Test
    void whatMayHaveBeenSentIsTakenOnceMoreAndNeverAThirdTime() {
        sms.queue(1);
        assertThat(queue.take(10)).hasSize(1);
        assertThat(queue.take(10)).isEmpty(); // it may be under way
        sms.pass(LONG);
        assertThat(sms.queue().take(10)).hasSize(1);
        sms.pass(LONG);
        assertThat(queue.take(10)).isEmpty();
        queue.tidy();
        assertThat(sealed()).isZero();
    }

    @Test
    void afterARestartEverythingIsTriedAtOnce() {
        sms.queue(1);
        sms.queue(2);
        queue.again(queue.take(1).getFirst().code(), LONG);
        queue.take(1);
        var restarted = sms.queue();
        restarted.resume();
        assertThat(restarted.take(10)).hasSize(2);
    }

    @Test
    void anExpiredMessageIsNotSent() {
        sms.queue(1);
        sms.pass(LIFETIME);
        assertThat(queue.take(10)).isEmpty();
        queue.tidy();
        assertThat(sms.rows()).isZero();
    }

    @Test
    void aMessageToWhomIsErasedIsDroppedAndNotInTheWayOfOthers() {
        var erased = sms.code(1);
        queue.add(erased, "to nobody");
        sms.queue(2);
        sms.keys.destroy(erased.key());
        assertThat(queue.take(10)).extracting(QueuedMessage::text).containsExactly("text 2");
        assertThat(sealed()).isEqualTo(1);
    }

    @Test
    void aMessageThatTheGatewayHasIsNotSentAgainThoughThePolicyReactsOnceMore() {
        var code = sms.code(1);
        queue.add(code, "text");
        queue.accepted(only(queue.take(10)).code(), null);
        queue.tidy();
        queue.add(code, "text");
        sms.pass(LONG);
        assertThat(queue.take(10)).isEmpty();
        assertThat(sealed()).isZero();
    }

    @Test
    void aMessageIsFoundByTheGatewaysIdForADay() {
        sms.queue(1);
        queue.accepted(only(queue.take(10)).code(), "0001000B");
        sms.pass(Duration.ofHours(24));
        queue.tidy();
        assertThat(queue.sentAs(MessageIds.forms("65547")))
                .map(SentCode::position)
                .hasValue(1L);
        assertThat(queue.sentAs(MessageIds.forms("1000c"))).isEmpty();
        sms.pass(LIFETIME);
        queue.tidy();
        assertThat(sms.rows()).isZero();
    }

    private long sealed() {
        return sms.jdbc
                .sql("select count(*) from sms_queue where sealed is not null")
                .query(Long.class)
                .single();
    }

    private static QueuedMessage only(List<QueuedMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
