// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.privacy.KeyDestroyed;
import io.rollcall.privacy.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The mails that are to be sent, in PostgreSQL: addresses encrypted under their users' keys, codes not at all. */
final class MailQueue {

    /** To whom, and how. */
    record Addressee(String to, Language language) {}

    /**
     * A mail that is due.
     *
     * @param position of the event that asks for it
     * @param attempts how often it was tried
     */
    record Waiting(long position, UserId user, KeyId key, String nonce, byte[] sealed, int attempts, Instant giveUpAt) {

        private static Waiting of(ResultSet row, int n) throws SQLException {
            return new Waiting(
                    row.getLong(1),
                    new UserId(row.getLong(2)),
                    new KeyId(row.getObject(3, UUID.class)),
                    row.getString(4),
                    row.getBytes(5),
                    row.getInt(6),
                    row.getTimestamp(7).toInstant());
        }
    }

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    MailQueue(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Adds a mail; nothing happens if that of this event was added before, or if its addressee is erased. */
    void add(long position, EmailCodeIssued event, String address, Instant giveUpAt) {
        byte[] sealed;
        try {
            sealed = keys.seal(
                    event.key(), json.writeValueAsBytes(new Addressee(address, event.language())), context(position));
        } catch (KeyDestroyed e) {
            return;
        }
        jdbc.sql("insert into mails (position, addressee, key, nonce, sealed, next_at, give_up_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        position,
                        event.user().value(),
                        event.key().value(),
                        event.nonce(),
                        sealed,
                        Timestamp.from(event.issuedAt()),
                        Timestamp.from(giveUpAt),
                        Timestamp.from(event.expiresAt()))
                .update();
    }

    /**
     * One mail that is due and not worth nothing by now, locked until the end of the caller's transaction; those that
     * others have locked are not.
     */
    Optional<Waiting> takeDue(Instant now) {
        return jdbc.sql("select position, addressee, key, nonce, sealed, attempts, give_up_at from mails"
                        + " where next_at <= ? and expires_at > ? order by next_at limit 1 for update skip locked")
                .params(Timestamp.from(now), Timestamp.from(now))
                .query(Waiting::of)
                .optional();
    }

    /**
     * Fails where the caller's transaction has been ended, and the lock with it, since this process stood still:
     * another one may have sent the mail by now.
     */
    void confirm() {
        jdbc.sql("select 1").query(Integer.class).single();
    }

    /** To whom it goes; empty once they are erased. */
    Optional<Addressee> addressee(Waiting mail) {
        return keys.open(mail.key(), mail.sealed(), context(mail.position()))
                .map(plain -> json.readValue(plain, Addressee.class));
    }

    /** It was tried once more, and is tried again then; with {@code null} never. */
    void tried(Waiting mail, @Nullable Instant next) {
        jdbc.sql("update mails set attempts = attempts + 1, next_at = ? where position = ?")
                .params(next == null ? null : Timestamp.from(next), mail.position())
                .update();
    }

    /** Forgets the mails whose codes are worth nothing any more; their events, should they come again, ask for none. */
    void removeExpired(Instant now) {
        jdbc.sql("delete from mails where position = any(array(select position from mails where expires_at <= ?"
                        + " for update skip locked))")
                .param(Timestamp.from(now))
                .update();
    }

    private static String context(long position) {
        return "mail." + position;
    }
}
