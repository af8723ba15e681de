// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.sms;

import io.rollcall.command.privacy.Keys;
import io.rollcall.command.sms.SealedContent.Content;
import io.rollcall.command.verification.CodeSender.Code;
import io.rollcall.contracts.privacy.KeyId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages that are to be sent, in PostgreSQL, encrypted under their receivers' keys; and for a day those that a
 * gateway tells of later, without a word of what they said and to whom.
 *
 * <p>A message is counted as sent before it is handed over. So after a crash, or when the gateway gives no answer, it
 * is sent once more and never a third time: at most one more copy of the same code reaches the phone.
 */
final class SmsQueue {

    private static final Logger LOG = LoggerFactory.getLogger(SmsQueue.class);

    /** Longer than the hand-over of one message takes; and a gateway that gives no answer may have it after all. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration RECEIPTS_AWAITED = Duration.ofDays(1);
    private static final int COPIES = 2;

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
     * @throws io.rollcall.command.privacy.KeyDestroyed if its receiver is erased
     */
    void add(Code code, String text) {
        var sealed = contents.seal(code.position(), code.key(), new Content(code.phone(), text));
        jdbc.sql("insert into sms_queue (position, number, challenge, nonce, key, sealed, expires_at, next_try_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        code.position(),
                        code.number().value(),
                        code.challenge().value(),
                        code.nonce(),
                        code.key().value(),
                        sealed,
                        Timestamp.from(code.expiresAt()),
                        now())
                .update();
    }

    /** Messages whose time has come, each counted as sent; none that has expired or whose receiver is erased. */
    List<QueuedMessage> take(int limit) {
        return jdbc
                .sql("update sms_queue set attempts = attempts + 1, copies = copies + 1, next_try_at = ?"
                        + " where position = any(array(select position from sms_queue where sealed is not null"
                        + " and next_try_at <= ? and expires_at > ? and copies < ?"
                        + " order by next_try_at, position limit ? for update skip locked))"
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

    /** The gateway does not have it, and is to be tried again. */
    void again(SentCode code, Duration wait) {
        jdbc.sql("update sms_queue set copies = copies - 1, next_try_at = ? where position = ?")
                .params(in(wait), code.position())
                .update();
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

    /**
     * Removes what is not needed any more. A row stays until its code has expired, since the policy that fills the
     * queue may do so once more after a crash.
     */
    void tidy() {
        jdbc.sql("update sms_queue set sealed = null where copies >= ? and next_try_at <= ? and sealed is not null")
                .params(COPIES, now())
                .update();
        var unsent = jdbc
                .sql("delete from sms_queue where expires_at <= ? and (message_id is null or expires_at <= ?)"
                        + " returning sealed is not null")
                .params(now(), in(RECEIPTS_AWAITED.negated()))
                .query(Boolean.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .filter(Boolean::booleanValue)
                .count();
        if (unsent > 0) {
            LOG.warn("{} codes have expired before a gateway took them", unsent);
        }
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

    private Timestamp now() {
        return in(Duration.ZERO);
    }

    private Timestamp in(Duration wait) {
        return Timestamp.from(clock.instant().plus(wait));
    }
}
