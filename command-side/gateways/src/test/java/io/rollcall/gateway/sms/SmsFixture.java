// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.verification.CodeSender.Code;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.Fence;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty queue, whose time the test moves. All tests share its tables: each holds {@link #TABLES} meanwhile. */
final class SmsFixture extends Clock {

    /** A lock in JUnit's sense. */
    static final String TABLES = "the tables of SMS";

    static final String PHONE = "+79250741413";
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final HikariDataSource SOURCE = TestPrivacy.newDatabase();
    private static final Keys KEYS = TestPrivacy.over(SOURCE, newRing()).keys();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));

    final JdbcClient jdbc = JdbcClient.create(SOURCE);
    final Keys keys = KEYS;
    final SmsQueue queue = queue();
    final SmsExpiry expiry = new SmsExpiry(jdbc, this);
    final Fence fence = new Fence(SmsSender.NAME, jdbc);

    SmsFixture() {
        jdbc.sql("truncate sms_queue, sms_receipts").update();
        TestOwnership.give(jdbc, SmsSender.NAME, fence::ownedAs);
    }

    /** Another process's view of the same queue. */
    SmsQueue queue() {
        return new SmsQueue(jdbc, keys, this);
    }

    Code code(long position) {
        return code(position, keys.take());
    }

    Code code(long position, KeyId key) {
        return code(position, key, PHONE);
    }

    private Code code(long position, KeyId key, String phone) {
        return new Code(
                position,
                new NumberId(new UUID(1, position)),
                key,
                Challenge.MEET,
                "%032x".formatted(position),
                instant(),
                instant().plus(LIFETIME),
                phone,
                "12345");
    }

    /** Queues a message of this position. */
    void queue(long position) {
        queue(position, PHONE);
    }

    /** The same to this number. */
    void queue(long position, String phone) {
        queue.add(code(position, keys.take(), phone), "text " + position);
    }

    void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    long rows() {
        return jdbc.sql("select count(*) from sms_queue").query(Long.class).single();
    }

    @Override
    public Instant instant() {
        return now.get();
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
