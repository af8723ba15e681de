// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.email.EmailVerificationEvent.EmailCodeIssued;
import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Attempts;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import io.rollcall.privacy.TestPrivacy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.NestedRuntimeException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A process stands still between taking a mail and handing it over, and its sessions are ended meanwhile. */
class FrozenMailingTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final List<Mail> sent = new ArrayList<>();
    private final Passing clock = new Passing();
    private final Heartbeat heart = Heartbeat.within("test", HOUR);
    private Slow keys;
    private MailQueue queue;
    private CodeMailSender mailing;

    @BeforeEach
    void start() {
        keys = new Slow(TestPrivacy.over(source, folder.resolve("ring")).keys());
        queue = new MailQueue(jdbc, keys);
        var limits = new EmailProperties("a@b.org", HOUR, 2, HOUR, 2, HOUR, HOUR, HOUR, HOUR);
        var rules = new EmailRules(clock, limits, new MailedCodes(new SecretKeySpec(new byte[32], "HmacSHA256")));
        var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        mailing = new CodeMailSender(queue, this::send, rules, mock(CommandGateway.class), transaction);
    }

    @AfterEach
    void stop() {
        heart.end();
        source.close();
    }

    @Test
    void whoHasLostTheMailMeanwhileDoesNotHandItOverAndAnotherDoesOnce() {
        queue(1);
        keys.meanwhile = () -> {
            keys.meanwhile = () -> {};
            CompletableFuture.runAsync(this::endTransactions).join(); // not by the one that is to be ended
        };
        assertThatThrownBy(() -> mailing.look(heart)).isInstanceOf(NestedRuntimeException.class);
        assertThat(sent).isEmpty();
        mailing.look(heart);
        mailing.look(heart);
        assertThat(sent).hasSize(1);
    }

    /** As a process does that stood still before it queued it; its row is long gone. */
    @Test
    void aMailWhoseCodeIsWorthNothingAnyMoreIsNotSent() {
        queue(1);
        mailing.look(heart);
        clock.now = NOON.plus(HOUR);
        mailing.look(heart);
        queue(1);
        mailing.look(heart);
        assertThat(sent).hasSize(1);
        assertThat(jdbc.sql("select count(*) from mails").query(Long.class).single())
                .isZero();
    }

    private void endTransactions() {
        var ended = jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and state = 'idle in transaction'")
                .query(Long.class)
                .single();
        assertThat(ended).isEqualTo(1);
    }

    private MailServer.Outcome send(Mail mail, String id) {
        sent.add(mail);
        return MailServer.Outcome.TAKEN;
    }

    private void queue(long position) {
        var issued = new EmailCodeIssued(
                new UserId(7),
                keys.take(),
                new LoginNameId(new UUID(3, 3)),
                "0".repeat(32),
                NOON,
                NOON.plus(HOUR),
                new Attempts(1, NOON),
                Language.ENGLISH,
                "ada@example.org",
                null);
        queue.add(position, issued, "ada@example.org", NOON.plus(HOUR));
    }

    private static final class Passing extends Clock {

        private Instant now = NOON;

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
    }

    /** Keys with whom something happens while they open what a mail says. */
    private static final class Slow implements Keys {

        private final Keys keys;
        private Runnable meanwhile = () -> {};

        Slow(Keys keys) {
            this.keys = keys;
        }

        @Override
        public KeyId take() {
            return keys.take();
        }

        @Override
        public byte[] seal(KeyId key, byte[] plain, String context) {
            return keys.seal(key, plain, context);
        }

        @Override
        public Optional<byte[]> open(KeyId key, byte[] sealed, String context) {
            var opened = keys.open(key, sealed, context);
            meanwhile.run();
            return opened;
        }

        @Override
        public void load(Collection<KeyId> all) {
            keys.load(all);
        }

        @Override
        public void destroy(KeyId key) {
            keys.destroy(key);
        }
    }
}
