// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a process of the version before has queued is sent, and it goes on beside, with its own statements. */
class OutboxMigrationTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Timestamp NOW = Timestamp.from(NOON);
    private static final Timestamp LATER = Timestamp.from(NOON.plus(Duration.ofHours(1)));
    private static final UUID NUMBER = new UUID(1, 1);

    /** All that may be in a message of the version before. */
    record Everything(
            UUID number,
            String challenge,
            String nonce,
            String phone,
            String text,
            String about,
            Long user,
            String to) {}

    @TempDir
    Path folder;

    private final DriverManagerDataSource source = newSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private TestPrivacy privacy;
    private KeyId key;

    @Test
    void nothingThatTheVersionBeforeQueuesIsLostOrSentTwice() {
        Flyway.configure().dataSource(source).target("20").load().migrate();
        privacy = TestPrivacy.over(source, folder.resolve("ring"));
        key = privacy.keys().take();
        queueAsBefore(10);
        Flyway.configure().dataSource(source).load().migrate();
        queueAsBefore(20);
        queueAsBefore(20);
        assertThat(takenBefore()).containsExactlyInAnyOrder(20L, 20L, 20L);
        endedBefore();
        assertSent(table("sms", 2), "sms.10", new Everything(NUMBER, "meet", "aa", "+7", "t", null, null, null));
        assertSent(
                table("mail", 9),
                "mail.10",
                new Everything(null, null, "aa", null, null, "EMAIL_CODE", 7L, "ada@example.org"));
    }

    private void queueAsBefore(long position) {
        jdbc.sql("insert into sms_queue (position, number, challenge, nonce, key, sealed, expires_at, next_try_at,"
                        + " line, turn) values (?, ?, 'meet', 'aa', ?, ?, ?, ?, 3,"
                        + " greatest(coalesce((select max(turn) from sms_queue where attempts > 0), 0),"
                        + " (select max(turn) + 1 from sms_queue where line = 3))) on conflict do nothing")
                .params(position, NUMBER, key.value(), sealed("sms." + position, "{'phone':'+7','text':'t'}"))
                .params(LATER, NOW)
                .update();
        jdbc.sql("insert into mails (position, addressee, key, nonce, sealed, next_at, give_up_at, expires_at)"
                        + " values (?, 7, ?, 'aa', ?, ?, ?, ?) on conflict do nothing")
                .params(position, key.value(), sealed("mail." + position, "{'to':'ada@example.org'}"))
                .params(NOW, LATER, LATER)
                .update();
        jdbc.sql("insert into letters (position, part, key, sealed, next_at, give_up_at) values (?, 1, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(position, key.value(), sealed("letter." + position + ".1", "{'about':'PASSWORD_CHANGED'}"))
                .params(NOW, LATER)
                .update();
    }

    /** One of each, as the version before takes them; the newest are last in their lines. */
    private List<Long> takenBefore() {
        var sms = jdbc.sql("update sms_queue set attempts = attempts + 1, copies = copies + 1, next_try_at = ?"
                        + " where position = any(array(select position from sms_queue where sealed is not null"
                        + " and next_try_at <= ? and expires_at > ? and copies < 2 and position = 20"
                        + " order by turn, position limit 9 for update skip locked))"
                        + " returning position, number, challenge, nonce, attempts, key, sealed")
                .params(LATER, NOW, NOW)
                .query((row, n) -> row.getLong(1))
                .single();
        var mail = jdbc.sql("select position, addressee, key, nonce, sealed, attempts, give_up_at from mails"
                        + " where next_at <= ? and expires_at > ? and position = 20 order by next_at limit 1"
                        + " for update skip locked")
                .params(NOW, NOW)
                .query((row, n) -> row.getLong(1))
                .single();
        var letter = jdbc.sql("select position, part, key, sealed, attempts, give_up_at from letters where next_at <= ?"
                        + " and position = 20 and part = 1 order by next_at limit 1 for update skip locked")
                .params(NOW)
                .query((row, n) -> row.getLong(1))
                .single();
        return List.of(sms, mail, letter);
    }

    private void endedBefore() {
        jdbc.sql("update sms_queue set sealed = null, message_id = 'x' where position = 20")
                .update();
        jdbc.sql("update mails set attempts = attempts + 1, next_at = null where position = 20")
                .update();
        jdbc.sql("update letters set attempts = attempts + 1, next_at = null where position = 20 and part = 1")
                .update();
        jdbc.sql("delete from letters where give_up_at <= ? and next_at is null")
                .param(NOW)
                .update();
        assertThat(jdbc.sql("select receipt_id from outgoing_messages where id = 'sms.20'")
                        .query(String.class)
                        .single())
                .isEqualTo("x");
    }

    private static void assertSent(OutboxTable table, String id, Everything content) {
        var taken = table.take(9);
        assertThat(taken).extracting(OutgoingMessage::id).contains(id).noneMatch(it -> it.contains(".20"));
        assertThat(taken)
                .filteredOn(message -> message.id().equals(id))
                .extracting(message -> message.as(Everything.class))
                .containsExactly(content);
        if (id.startsWith("mail")) {
            assertThat(taken).extracting(OutgoingMessage::id).containsExactlyInAnyOrder(id, "letter.10.1");
        }
        assertThat(table.take(9)).isEmpty();
    }

    private OutboxTable table(String name, int copies) {
        var channel = new FakeChannel(name, copies, 1);
        return new OutboxTable(jdbc, privacy.keys(), Clock.fixed(NOON, ZoneOffset.UTC), channel);
    }

    private byte[] sealed(String context, String json) {
        return privacy.keys().seal(key, json.replace('\'', '"').getBytes(UTF_8), context);
    }

    private static DriverManagerDataSource newSource() {
        var database = TestServers.newDatabase();
        return new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
    }
}
