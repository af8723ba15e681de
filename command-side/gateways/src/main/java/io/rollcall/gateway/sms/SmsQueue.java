// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import io.rollcall.command.verification.CodeSender.Code;
import io.rollcall.command.verification.NumberBlock;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.gateway.sms.SealedContent.Content;
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
 * The messages that are to be sent, in PostgreSQL, encrypted under their receivers' keys; and for a day those that a
 * gateway tells of later, without a word of what they said and to whom.
 *
 * <p>Messages wait in lines, one for each {@link NumberBlock}, and the lines take turns (as in start-time fair
 * queueing): whoever has codes sent to numbers of one prefix makes nobody else wait for them. A message that comes to
 * an empty line takes the turn that was served last.
 *
 * <p>A message is counted as sent before it is handed over. So after a crash, or when the gateway gives no answer, it
 * is sent once more and never a third time: at most one more copy of the same code reaches the phone.
 */
final class SmsQueue {

    /** Longer than the hand-over of one message takes; and a gateway that gives no answer may have it after all. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** How often one message is handed over at most. */
    static final int COPIES = 2;

    /** The last turn that was served, or the one after the line's last. */
    private static final String NEXT_TURN =
            "greatest(coalesce((select max(turn) from sms_queue where attempts > 0), 0),"
                    + " (select max(turn) + 1 from sms_queue where line = ?))";

    private record Taken(SentCode code, int attempts, KeyId key, byte[] sealed) {}

    private final JdbcClient jdbc;
    private final SealedContent contents;
    private final Clock clock;

    SmsQueue(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.contents = new SealedContent(keys);
        this.clock = clock;
    }

    /**
     * Queues a message; nothing happens if that of this position was queued before.
     *
     * @throws io.rollcall.privacy.KeyDestroyed if its receiver is erased
     */
    void add(Code code, String text) {
        var sealed = contents.seal(code.position(), code.key(), new Content(code.phone(), text));
        var line = line(code.phone());
        jdbc.sql("insert into sms_queue"
                        + " (position, number, challenge, nonce, key, sealed, expires_at, next_try_at, line, turn)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, " + NEXT_TURN + ") on conflict do nothing")
                .params(
                        code.position(),
                        code.number().value(),
                        code.challenge().value(),
                        code.nonce(),
                        code.key().value(),
                        sealed,
                        Timestamp.from(code.expiresAt()),
                        now(),
                        line,
                        line)
                .update();
    }

    /** Messages whose time has come, each counted as sent; none that has expired or whose receiver is erased. */
    List<QueuedMessage> take(int limit) {
        return jdbc
                .sql("update sms_queue set attempts = attempts + 1, copies = copies + 1, next_try_at = ?"
                        + " where position = any(array(select position from sms_queue where sealed is not null"
                        + " and next_try_at <= ? and expires_at > ? and copies < ?"
                        + " order by turn, position limit ? for update skip locked))"
                        + " returning " + SentCode.COLUMNS + ", attempts, key, sealed")
                .params(in(LEASE), now(), now(), COPIES, limit)
                .query((row, n) -> new Taken(
                        SentCode.of(row), row.getInt(5), new KeyId(row.getObject(6, UUID.class)), row.getBytes(7)))
                .list()
                .stream()
                .flatMap(taken -> open(taken).stream())
                .toList();
    }

    /** The gateway has it; {@code id} as the gateway says, {@code null} if it will not tell of it. */
    void accepted(SentCode code, @Nullable String id) {
        jdbc.sql("update sms_queue set sealed = null, message_id = ? where position = ?")
                .params(id == null ? null : MessageIds.normal(id), code.position())
                .update();
    }

    /** The gateway does not have it, and is to be tried again; nothing happens where it was taken again meanwhile. */
    void again(QueuedMessage message, Duration wait) {
        jdbc.sql("update sms_queue set copies = copies - 1, next_try_at = ? where position = ? and attempts = ?")
                .params(in(wait), message.code().position(), message.attempts())
                .update();
    }

    /** Whether it was not taken again meanwhile, by another process. */
    boolean isLast(QueuedMessage message) {
        return jdbc.sql("select exists (select from sms_queue where position = ? and attempts = ?)")
                .params(message.code().position(), message.attempts())
                .query(Boolean.class)
                .single();
    }

    /** It is not to be sent any more. */
    void drop(SentCode code) {
        jdbc.sql("update sms_queue set sealed = null where position = ?")
                .params(code.position())
                .update();
    }

    /** Which code the gateway means by one of these ids; an earlier one of them goes first. */
    Optional<SentCode> sentAs(List<String> ids) {
        return ids.stream().map(this::sentAs).flatMap(Optional::stream).findFirst();
    }

    /** Has all messages tried at once: for who begins, when nobody else sends. */
    void resume() {
        jdbc.sql("update sms_queue set next_try_at = ? where sealed is not null")
                .params(now())
                .update();
    }

    private Optional<QueuedMessage> open(Taken taken) {
        var code = taken.code();
        var message = contents.open(code.position(), taken.key(), taken.sealed())
                .map(it -> new QueuedMessage(code, taken.attempts(), it.phone(), it.text()));
        if (message.isEmpty()) {
            drop(code);
        }
        return message;
    }

    private Optional<SentCode> sentAs(String id) {
        return jdbc.sql("select " + SentCode.COLUMNS + " from sms_queue where message_id = ?"
                        + " order by position desc limit 1")
                .param(id)
                .query((row, n) -> SentCode.of(row))
                .optional();
    }

    /** Tells nothing of a number: those of many prefixes have the same. */
    private static int line(String phone) {
        return NumberBlock.of(phone).hashCode() & 0xffff;
    }

    private Timestamp now() {
        return in(Duration.ZERO);
    }

    private Timestamp in(Duration wait) {
        return Timestamp.from(clock.instant().plus(wait));
    }
}
