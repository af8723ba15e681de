// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.privacy.KeyId;
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

/** The letters that are to be sent, in PostgreSQL, encrypted under their users' keys; codes not at all. */
final class LetterQueue {

    /** Which letter: that of an event, or one of several. */
    record LetterId(long position, int part) {

        /** The same at every try. */
        String text() {
            return "letter." + position + "." + part;
        }
    }

    /** A letter that is due. */
    record Waiting(LetterId id, KeyId key, byte[] sealed, int attempts, Instant giveUpAt) {

        private static Waiting of(ResultSet row, int n) throws SQLException {
            return new Waiting(
                    new LetterId(row.getLong(1), row.getInt(2)),
                    new KeyId(row.getObject(3, UUID.class)),
                    row.getBytes(4),
                    row.getInt(5),
                    row.getTimestamp(6).toInstant());
        }
    }

    private final JdbcClient jdbc;
    private final Keys keys;
    private final JsonMapper json = JsonMapper.builder().build();

    LetterQueue(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** Adds a letter; nothing happens if it was added before, or if its user is erased. */
    void add(LetterId id, KeyId key, Letter letter, Instant now, Instant giveUpAt) {
        byte[] sealed;
        try {
            sealed = keys.seal(key, json.writeValueAsBytes(letter), id.text());
        } catch (KeyDestroyed e) {
            return;
        }
        jdbc.sql("insert into letters (position, part, key, sealed, next_at, give_up_at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(id.position(), id.part(), key.value(), sealed, Timestamp.from(now), Timestamp.from(giveUpAt))
                .update();
    }

    /** One that is due, locked until the end of the caller's transaction; those that others have locked are not. */
    Optional<Waiting> takeDue(Instant now) {
        return jdbc.sql("select position, part, key, sealed, attempts, give_up_at from letters where next_at <= ?"
                        + " order by next_at limit 1 for update skip locked")
                .param(Timestamp.from(now))
                .query(Waiting::of)
                .optional();
    }

    /** What it says; empty once its user is erased. */
    Optional<Letter> open(Waiting waiting) {
        return keys.open(waiting.key(), waiting.sealed(), waiting.id().text())
                .map(plain -> json.readValue(plain, Letter.class));
    }

    /** It was tried once more, and is tried again then; with {@code null} never. */
    void tried(Waiting waiting, @Nullable Instant next) {
        jdbc.sql("update letters set attempts = attempts + 1, next_at = ? where position = ? and part = ?")
                .params(
                        next == null ? null : Timestamp.from(next),
                        waiting.id().position(),
                        waiting.id().part())
                .update();
    }

    /** Forgets what was sent or given up; its event, should it come again, asks for none. */
    void removeExpired(Instant now) {
        jdbc.sql("delete from letters where give_up_at <= ? and next_at is null")
                .param(Timestamp.from(now))
                .update();
    }
}
