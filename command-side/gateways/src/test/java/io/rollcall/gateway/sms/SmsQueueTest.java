// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import static io.rollcall.gateway.sms.SmsFixture.LIFETIME;
import static io.rollcall.gateway.sms.SmsFixture.PHONE;
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
            queue.again(message, LONG.dividedBy(2));
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
        sms.expiry.tidy();
        assertThat(sealed()).isZero();
    }

    /** Whoever stood still gives back a message that the next owner has taken since: that would be a third copy. */
    @Test
    void aMessageThatWasTakenSinceIsNotGivenBack() {
        sms.queue(1);
        var late = only(queue.take(10));
        var next = sms.queue();
        next.resume();
        assertThat(next.take(10)).hasSize(1);
        queue.again(late, Duration.ZERO);
        assertThat(queue.take(10)).isEmpty();
    }

    @Test
    void afterARestartEverythingIsTriedAtOnce() {
        sms.queue(1);
        sms.queue(2);
        queue.again(queue.take(1).getFirst(), LONG);
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
        sms.expiry.tidy();
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
        sms.expiry.tidy();
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
        sms.expiry.tidy();
        assertThat(queue.sentAs(MessageIds.forms("65547")))
                .map(SentCode::position)
                .hasValue(1L);
        assertThat(queue.sentAs(MessageIds.forms("1000c"))).isEmpty();
        sms.pass(LIFETIME);
        sms.expiry.tidy();
        assertThat(sms.rows()).isZero();
    }

    @Test
    void whoHasManyCodesSentToOnePrefixMakesNobodyElseWait() {
        for (var position = 1; position <= 50; position++) {
            sms.queue(position, "+79251000%03d".formatted(position));
        }
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(1L, 2L, 3L);
        sms.queue(51, "+79161234567");
        sms.queue(52, "+79161234568");
        sms.queue(53, "+4915112345678");
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(4L, 51L, 53L);
        assertThat(positions(queue.take(1))).containsExactly(52L);
        assertThat(positions(queue.take(1))).containsExactly(5L);
    }

    @Test
    void aLineThatWasServedLongAgoHasNoDebts() {
        for (var position = 1; position <= 20; position++) {
            sms.queue(position, "+79251000%03d".formatted(position));
        }
        queue.take(20).forEach(message -> queue.accepted(message.code(), null));
        sms.queue(21, "+79161234567");
        sms.queue(22, "+79161234568");
        sms.queue(23, "+79161234569");
        sms.queue(24, "+79251000999");
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(21L, 22L, 24L);
    }

    @Test
    void whatWasQueuedByAVersionWithoutTurnsGoesFirst() {
        sms.queue(1);
        sms.queue(2);
        sms.jdbc
                .sql("update sms_queue set line = default, turn = default where position = 2")
                .update();
        sms.jdbc.sql("update sms_queue set turn = 7 where position = 1").update();
        assertThat(positions(queue.take(1))).containsExactly(2L);
    }

    /** At one a second, of 310 messages that expire in 300 s the last ten cannot be sent in time. */
    @Test
    void whatCannotBeSentInTimeIsDroppedAtOnceAndTheRestIsSent() {
        for (var position = 1; position <= 310; position++) {
            sms.queue(position, "+79251000%03d".formatted(position));
        }
        assertThat(sms.expiry.dropHopeless(2)).isEmpty();
        assertThat(sms.expiry.dropHopeless(1))
                .extracting(SentCode::position)
                .containsExactlyInAnyOrder(301L, 302L, 303L, 304L, 305L, 306L, 307L, 308L, 309L, 310L);
        assertThat(sms.expiry.dropHopeless(1)).isEmpty();
        assertThat(sealed()).isEqualTo(300);
        sms.queue(311, "+79161234567");
        assertThat(sms.expiry.dropHopeless(1)).extracting(SentCode::position).containsExactly(300L);
        assertThat(positions(queue.take(2))).containsExactlyInAnyOrder(1L, 311L);
    }

    private static List<Long> positions(List<QueuedMessage> messages) {
        return messages.stream().map(message -> message.code().position()).toList();
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
