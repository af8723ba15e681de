// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Keys;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages of one channel that are to be sent, in PostgreSQL, encrypted under their receivers' keys; and those that
 * were sent, until they have expired or nobody tells of them any more, without a word of what they said and of their
 * recipients.
 *
 * <p>Messages wait in lines, and the lines take turns (as in start-time fair queueing): a long one keeps no other back.
 * A message that comes to an empty line takes the turn that was served last.
 *
 * <p>A message is counted as sent before it is handed over. So after a crash, or when there is no answer, it is sent
 * once more, and never more often than the channel's terms say.
 */
final class OutboxTable implements SentMessages {

    /** The last turn that was served, or the one after the line's last. */
    private static final String NEXT_TURN =
            "greatest(coalesce((select max(turn) from outgoing_messages where channel = ? and attempts > 0), 0),"
                    + " (select max(turn) + 1 from outgoing_messages where channel = ? and line = ?))";

    private record Taken(OutgoingMessage message, KeyId key, byte[] sealed) {}

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;
    private final String channel;
    private final Channel.Terms terms;

    OutboxTable(JdbcClient jdbc, Keys keys, Clock clock, Channel channel) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.channel = channel.name();
        this.terms = channel.terms();
    }

    /**
     * Queues a message; nothing happens if it was queued before.
     *
     * @throws io.rollcall.privacy.KeyDestroyed if its receiver is erased
     */
    void add(OutboxEntry entry) {
        var sealed = keys.seal(entry.key(), OutgoingMessage.bytes(entry.content()), entry.id());
        jdbc.sql("insert into outgoing_messages (id, channel, position, key, reference, sealed, next_try_at,"
                        + " give_up_at, expires_at, line, turn) values (?, ?, ?, ?, convert_from(?, 'UTF8')::jsonb, ?,"
                        + " ?, ?, ?, ?, " + NEXT_TURN + ") on conflict do nothing")
                .params(entry.id(), channel, entry.position(), entry.key().value())
                .params(OutgoingMessage.bytes(entry.reference()), sealed, in(Duration.ZERO))
                .params(Timestamp.from(entry.giveUpAt()), Timestamp.from(entry.expiresAt()), entry.line())
                .params(channel, channel, entry.line())
                .update();
    }

    /** Messages that are due, each counted as sent; none that has expired or has an erased recipient. */
    List<OutgoingMessage> take(int limit) {
        return jdbc
                .sql("update outgoing_messages set attempts = attempts + 1, copies = copies + 1, next_try_at = ?"
                        + " where id = any(array(select id from outgoing_messages where channel = ?"
                        + " and sealed is not null and next_try_at <= ? and expires_at > ? and copies < ?"
                        + " order by turn, position, id limit ? for update skip locked))"
                        + " returning " + OutgoingMessage.COLUMNS + ", key, sealed")
                .params(in(terms.lease()), channel, in(Duration.ZERO), in(Duration.ZERO), terms.copies(), limit)
                .query((row, n) ->
                        new Taken(OutgoingMessage.of(row), new KeyId(row.getObject(5, UUID.class)), row.getBytes(6)))
                .list()
                .stream()
                .flatMap(taken -> open(taken).stream())
                .toList();
    }

    /** The other side has it; {@code null} if it will not tell of it. */
    void accepted(OutgoingMessage message, @Nullable String receiptId) {
        jdbc.sql("update outgoing_messages set sealed = null, next_try_at = null, receipt_id = ? where id = ?")
                .params(receiptId, message.id())
                .update();
    }

    /** It was not sent, and is to be tried again; nothing happens where it was taken again meanwhile. */
    void again(OutgoingMessage message, Duration wait) {
        jdbc.sql("update outgoing_messages set copies = copies - 1, next_try_at = ? where id = ? and attempts = ?")
                .params(in(wait), message.id(), message.attempts())
                .update();
    }

    /** Whether it was not taken again meanwhile, by another process. */
    boolean isLast(OutgoingMessage message) {
        return jdbc.sql("select exists (select from outgoing_messages where id = ? and attempts = ?)")
                .params(message.id(), message.attempts())
                .query(Boolean.class)
                .single();
    }

    /** It is not to be sent any more. */
    void drop(OutgoingMessage message) {
        accepted(message, null);
    }

    @Override
    public Optional<OutgoingMessage> find(List<String> receiptIds) {
        return receiptIds.stream().map(this::sentAs).flatMap(Optional::stream).findFirst();
    }

    private Optional<OutgoingMessage> sentAs(String receiptId) {
        return jdbc.sql("select " + OutgoingMessage.COLUMNS
                        + " from outgoing_messages where channel = ? and receipt_id = ?"
                        + " order by position desc limit 1")
                .params(channel, receiptId)
                .query((row, n) -> OutgoingMessage.of(row))
                .optional();
    }

    /** Has all messages tried at once: for a process that begins, while no other sends. */
    void resume() {
        jdbc.sql("update outgoing_messages set next_try_at = ? where channel = ? and next_try_at > ?")
                .params(in(Duration.ZERO), channel, in(Duration.ZERO))
                .update();
    }

    private Optional<OutgoingMessage> open(Taken taken) {
        var message = taken.message();
        var opened = keys.open(taken.key(), taken.sealed(), message.id()).map(message::with);
        if (opened.isEmpty()) {
            drop(message);
        }
        return opened;
    }

    private Timestamp in(Duration wait) {
        return Timestamp.from(clock.instant().plus(wait));
    }
}
