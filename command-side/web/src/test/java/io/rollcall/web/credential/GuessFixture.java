// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rollcall.command.credential.GuessingProperties;
import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.WrongPasswordCounter;
import io.rollcall.command.limit.ClosedBudgetReporter;
import io.rollcall.command.limit.LimitDigest;
import io.rollcall.command.limit.LimitProperties;
import io.rollcall.command.limit.LimitProperties.Mode;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.limit.Limits;
import io.rollcall.gateway.credential.GuessTables;
import io.rollcall.privacy.TestPrivacy;
import io.rollcall.web.limit.BlockingLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guard over empty tables; its test moves the time. All tests share these: each holds {@link #TABLES}. */
final class GuessFixture {

    /** A lock in JUnit's sense. */
    static final String TABLES = "the tables of wrong passwords";

    private static final HikariDataSource SOURCE = TestPrivacy.newDatabase();
    private static final LimitDigest DIGESTS = new LimitDigest((use, text) -> sha256(text));

    private final GuessingProperties properties = new GuessingProperties(
            5, Duration.ofMinutes(15), Duration.ofSeconds(30), 100, 16, Duration.ofDays(180), Duration.ofDays(30));
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T12:00:00Z"));
    private final JdbcClient jdbc = JdbcClient.create(SOURCE);
    private final Clock clock = clock(now);
    private final ClosedBudgetReporter closings;

    final List<RecordClosing> told = new CopyOnWriteArrayList<>();
    final KnownClients clients;
    final WrongPasswordCounter wrong;
    final List<Line> lines = new CopyOnWriteArrayList<>();
    final GuessGuard guard;

    /** What is left of the one budget, which nothing fills. */
    int budget = Integer.MAX_VALUE;

    GuessFixture() {
        jdbc.sql("truncate wrong_passwords, known_clients").update();
        var tables = new GuessTables(jdbc, properties, clock);
        clients = tables.knownClients(DIGESTS);
        wrong = tables.wrongPasswords();
        closings = new ClosedBudgetReporter(new SimpleMeterRegistry(), clock, false, told::add);
        guard = guard(true);
    }

    /** One that refuses nothing. */
    GuessGuard recording() {
        return guard(false);
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    String text(String table) {
        return jdbc.sql("select string_agg(" + table + "::text, ' ') from " + table)
                .query(String.class)
                .single();
    }

    /** All that wrong passwords are counted by. */
    List<String> subjects() {
        return jdbc.sql("select subject from wrong_passwords")
                .query(String.class)
                .list();
    }

    private boolean inTurn(Line line, BooleanSupplier work) {
        lines.add(line);
        return work.getAsBoolean();
    }

    private GuessGuard guard(boolean enforced) {
        return new GuessGuard(
                wrong,
                clients,
                new BlockingLimits(
                        new OneBudget(), new LimitProperties(enforced ? Mode.ENFORCE : Mode.RECORD, 1, Map.of())),
                DIGESTS,
                closings,
                properties,
                this::inTurn);
    }

    /** In place of a keyed digest. */
    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private final class OneBudget implements Limits {

        @Override
        public synchronized CompletableFuture<LimitDecision> take(Charge charge) {
            if (budget == 0) {
                return CompletableFuture.completedFuture(
                        new LimitDecision.Closed(Dimension.ADDRESS, Duration.ofMinutes(1)));
            }
            budget--;
            return CompletableFuture.completedFuture(new LimitDecision.Granted());
        }

        @Override
        public synchronized CompletableFuture<Void> giveBack(Charge charge) {
            budget++;
            return CompletableFuture.completedFuture(null);
        }
    }
}
