// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.log.subscription.TestOwnership;
import io.rollcall.privacy.Keys;
import io.rollcall.privacy.TestPrivacy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empty queues; the test moves their time. All tests share their table: each holds {@link #TABLES} meanwhile. */
public final class OutboxFixture extends Clock {

    /** A lock in JUnit's sense. */
    public static final String TABLES = "the tables of the outbox";

    static final String ADDRESS = "+79250741413";
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final HikariDataSource SOURCE = TestPrivacy.newDatabase();
    private static final Keys KEYS = TestPrivacy.over(SOURCE, newRing()).keys();

    /** What a message says, and to which address. */
    record Text(String to, String text) {}

    /** What is known of one by a process that need not read it. */
    record Reference(long number) {}

    public final JdbcClient jdbc = JdbcClient.create(SOURCE);
    public final Keys keys = KEYS;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private volatile Instant now = Instant.parse("2026-01-01T12:00:00Z");

    public OutboxFixture() {
        jdbc.sql("truncate outgoing_messages, sms_receipts").update();
    }

    /** One process's queue of a channel. */
    public Outbox outbox(Channel channel) {
        meters.clear(); // of another one
        return new Outbox(channel, jdbc, keys, this, new OutboxMeters(meters, "test"));
    }

    /** The same, owned by that process. */
    public Outbox owned(Channel channel) {
        var outbox = outbox(channel);
        TestOwnership.give(jdbc, outbox.name(), outbox::ownedAs);
        return outbox;
    }

    /** Of how many messages that has become, in the queue that was made last. */
    double counted(String what) {
        return meters.counter("rollcall.outbox." + what, "channel", "test").count();
    }

    /** How many messages the owner has seen waiting. */
    double waiting() {
        return meters.get("rollcall.outbox.waiting").gauge().value();
    }

    OutboxTable table(Channel channel) {
        return new OutboxTable(jdbc, keys, this, channel);
    }

    OutboxEntry entry(long position) {
        return entry(position, 0);
    }

    OutboxEntry entry(long position, int line) {
        return entry(position, line, keys.take());
    }

    OutboxEntry entry(long position, int line, KeyId key) {
        var ends = now.plus(LIFETIME);
        var text = new Text(ADDRESS, "text " + position);
        return new OutboxEntry("test." + position, position, key, new Reference(position), text, line, ends, ends);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public long count(String condition) {
        return jdbc.sql("select count(*) from outgoing_messages where " + condition)
                .query(Long.class)
                .single();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    private static Path newRing() {
        try {
            var folder = Files.createTempDirectory("rollcall-ring");
            folder.toFile().deleteOnExit();
            return folder.resolve("ring");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
