// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import static io.rollcall.gateway.outbox.OutboxFixture.ADDRESS;
import static io.rollcall.gateway.outbox.OutboxFixture.LIFETIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.gateway.outbox.OutboxFixture.Reference;
import io.rollcall.gateway.outbox.OutboxFixture.Text;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(OutboxFixture.TABLES)
class OutboxTableTest {

    private static final Duration LONG = FakeChannel.LEASE;
    private static final int LINE = 7;

    private final OutboxFixture messages = new OutboxFixture();
    private final FakeChannel channel = new FakeChannel(2, 1);
    private final OutboxTable queue = messages.table(channel);
    private final OutboxExpiry expiry = new OutboxExpiry(messages.jdbc, messages, channel);

    @Test
    void aMessageIsQueuedOnce() {
        var entry = messages.entry(1);
        queue.add(entry);
        queue.add(entry);
        assertThat(queue.take(10)).singleElement().satisfies(message -> {
            assertThat(message.as(Text.class)).isEqualTo(new Text(ADDRESS, "text 1"));
            assertThat(message.as(Reference.class)).isEqualTo(new Reference(1));
            assertThat(message.attempts()).isEqualTo(1);
        });
    }

    @Test
    void nothingInTheTableTellsAddressOrText() {
        queue(1);
        var row = messages.jdbc
                .sql("select outgoing_messages::text || encode(sealed, 'escape') from outgoing_messages")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(ADDRESS.substring(1), "text 1");
    }

    @Test
    void aMessageIsTakenByOne() {
        queue(1);
        queue(2);
        assertThat(queue.take(1)).hasSize(1);
        assertThat(messages.table(channel).take(10)).hasSize(1);
        assertThat(messages.table(channel).take(10)).isEmpty();
    }

    @Test
    void whatWasNotSentIsTakenAgainWhenItIsTime() {
        queue(1);
        for (var attempt = 1; attempt <= 5; attempt++) {
            var message = only(queue.take(10));
            assertThat(message.attempts()).isEqualTo(attempt);
            queue.again(message, LONG.dividedBy(2));
            assertThat(queue.take(10)).isEmpty();
            messages.pass(LONG.dividedBy(2));
        }
    }

    @Test
    void whatMayHaveBeenSentIsTakenOnceMoreAndNeverAThirdTime() {
        queue(1);
        assertThat(queue.take(10)).hasSize(1);
        assertThat(queue.take(10)).isEmpty(); // it may be under way
        messages.pass(LONG);
        assertThat(messages.table(channel).take(10)).hasSize(1);
        messages.pass(LONG);
        assertThat(queue.take(10)).isEmpty();
        expiry.tidy();
        assertThat(messages.count("sealed is not null")).isZero();
    }

    /**
     * An owner that stood still gives back a message that the next owner has taken since: that would be a third copy.
     */
    @Test
    void aMessageThatWasTakenSinceIsNotGivenBack() {
        queue(1);
        var late = only(queue.take(10));
        var next = messages.table(channel);
        next.resume();
        assertThat(next.take(10)).hasSize(1);
        queue.again(late, Duration.ZERO);
        assertThat(queue.take(10)).isEmpty();
    }

    @Test
    void afterARestartEverythingIsTriedAtOnce() {
        queue(1);
        queue(2);
        queue.again(queue.take(1).getFirst(), LONG);
        queue.take(1);
        var restarted = messages.table(channel);
        restarted.resume();
        assertThat(restarted.take(10)).hasSize(2);
    }

    @Test
    void anExpiredMessageIsNotSent() {
        queue(1);
        messages.pass(LIFETIME);
        assertThat(queue.take(10)).isEmpty();
        expiry.tidy();
        assertThat(messages.count("true")).isZero();
    }

    @Test
    void aMessageToWhomIsErasedIsDroppedAndNotInTheWayOfOthers() {
        var erased = messages.entry(1);
        queue.add(erased);
        queue(2);
        messages.keys.destroy(erased.key());
        assertThat(positions(queue.take(10))).containsExactly(2L);
        assertThat(messages.count("sealed is not null")).isEqualTo(1);
    }

    @Test
    void aMessageThatWasAcceptedIsNotSentAgainThoughThePolicyReactsOnceMore() {
        var entry = messages.entry(1);
        queue.add(entry);
        queue.accepted(only(queue.take(10)), null);
        expiry.tidy();
        queue.add(entry);
        messages.pass(LONG);
        assertThat(queue.take(10)).isEmpty();
        assertThat(messages.count("sealed is not null")).isZero();
    }

    @Test
    void aMessageIsFoundByTheIdOfItsReceiptForADay() {
        queue(1);
        queue.accepted(only(queue.take(10)), "1000b");
        messages.pass(Duration.ofHours(24));
        expiry.tidy();
        assertThat(queue.find(List.of("65547", "1000b")))
                .map(message -> message.as(Reference.class))
                .hasValue(new Reference(1));
        assertThat(queue.find(List.of("1000c"))).isEmpty();
        messages.pass(LIFETIME);
        expiry.tidy();
        assertThat(messages.count("true")).isZero();
    }

    @Test
    void whoHasManyMessagesInOneLineMakesNobodyElseWait() {
        for (var position = 1; position <= 50; position++) {
            queue(position, LINE);
        }
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(1L, 2L, 3L);
        queue(51, 1);
        queue(52, 1);
        queue(53, 2);
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(4L, 51L, 53L);
        assertThat(positions(queue.take(1))).containsExactly(52L);
        assertThat(positions(queue.take(1))).containsExactly(5L);
    }

    @Test
    void aLineThatWasServedLongAgoHasNoDebts() {
        for (var position = 1; position <= 20; position++) {
            queue(position, LINE);
        }
        queue.take(20).forEach(message -> queue.accepted(message, null));
        queue(21, 1);
        queue(22, 1);
        queue(23, 1);
        queue(24, LINE);
        assertThat(positions(queue.take(3))).containsExactlyInAnyOrder(21L, 22L, 24L);
    }

    /** At one a second, of 310 messages that expire in 300 s the last ten cannot be sent in time. */
    @Test
    void whatCannotBeSentInTimeIsDroppedAtOnceAndTheRestIsSent() {
        for (var position = 1; position <= 310; position++) {
            queue(position, LINE);
        }
        assertThat(new OutboxExpiry(messages.jdbc, messages, new FakeChannel(2, 2)).dropHopeless())
                .isEmpty();
        assertThat(positions(expiry.dropHopeless()))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(301, 310).boxed().toList());
        assertThat(expiry.dropHopeless()).isEmpty();
        assertThat(messages.count("sealed is not null")).isEqualTo(300);
        queue(311, 1);
        assertThat(positions(expiry.dropHopeless())).containsExactly(300L);
        assertThat(positions(queue.take(2))).containsExactlyInAnyOrder(1L, 311L);
    }

    @Test
    void pausesGrowUpToTheLongest() {
        var backOff = new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(2));
        for (var failures = 1; failures <= 100; failures++) {
            var wanted = Math.min(2_000L << Math.min(failures - 1, 10), 120_000);
            assertThat(backOff.after(failures).toMillis()).isBetween(wanted * 3 / 4, wanted * 5 / 4);
        }
    }

    private void queue(long position) {
        queue(position, 0);
    }

    private void queue(long position, int line) {
        queue.add(messages.entry(position, line));
    }

    private static List<Long> positions(List<OutgoingMessage> messages) {
        return messages.stream()
                .map(message -> message.as(Reference.class).number())
                .toList();
    }

    private static OutgoingMessage only(List<OutgoingMessage> messages) {
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }
}
