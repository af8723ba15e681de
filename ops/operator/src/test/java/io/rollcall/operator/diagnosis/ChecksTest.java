// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.Role;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.log.subscription.Subscription;
import io.rollcall.operator.proof.CheckpointTable;
import io.rollcall.operator.proof.ProofProperties;
import io.rollcall.operator.proof.PublicationTable;
import io.rollcall.operator.proof.TileTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Each check finds its cause where it is provoked, and nothing where all is well. */
class ChecksTest {

    /** The first halves of the advisory locks: of subscriptions that are owned, and of those that are declined. */
    private static final int OWNED = 0x726f6c66;

    private static final int DECLINED = 0x726f6c64;

    /** Of the processes of a role. */
    private static final int MEMBERS = 0x726f6c6d;

    private final DriverManagerDataSource database = newLog();

    @Test
    void whatNobodyOwnsIsADeadOwner() throws SQLException {
        var check = new DeadOwnerCheck(
                database, Map.of("orders", Role.PROJECTION, "mails", Role.POLICY), Duration.ofMillis(10));
        var orders = locked(OWNED, "orders");
        var found = check.look();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().severity()).isEqualTo(Severity.BROKEN);
        assertThat(found.getFirst().what()).contains("mails", "policy");
        assertThat(found.getFirst().next()).isEqualTo("rollcall subscriptions");
        var mails = locked(OWNED, "mails");
        assertThat(check.look()).isEmpty();
        orders.close(); // as its process has died
        assertThat(check.look())
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .contains("orders");
        mails.close();
    }

    @Test
    void aStreamThatNobodyHasStartedIsMissedOnlyOnceItWasThere() throws SQLException {
        append(1, "a.b", "now() - interval '1 hour'");
        var owned = new DeadOwnerCheck(database, Map.of("stream", Role.STREAM), Duration.ofMillis(10));
        var stream = subscription("stream", Role.STREAM, new AtomicLong(), 0);
        var stands = new StandingSubscriptionCheck(List.of(stream), head(1), StandingOrders.NONE, database);
        assertThat(owned.look()).extracting(Finding::severity).containsExactly(Severity.NOTE);
        assertThat(stands.look()).isEmpty();

        var starting = locked(MEMBERS, Role.STREAM.ordinal()); // and does not get to own it
        assertThat(owned.look()).extracting(Finding::severity).containsExactly(Severity.BROKEN);
        assertThat(stands.look()).hasSize(1);
        starting.close();
        assertThat(stands.look()).isEmpty();

        JdbcClient.create(database)
                .sql("insert into ownerships values ('stream', gen_random_uuid())")
                .update();
        assertThat(owned.look()).extracting(Finding::severity).containsExactly(Severity.BROKEN);
        assertThat(stands.look()).hasSize(1);
    }

    @Test
    void whatAnOlderProcessDeclinesIsAnUnknownEvent() throws SQLException {
        var check = new UnknownEventCheck(database, List.of("orders", "accounts"));
        assertThat(check.look()).isEmpty();
        var declined = locked(DECLINED, "orders");
        assertThat(check.look()).extracting(Finding::severity).containsExactly(Severity.BROKEN);
        var owned = locked(OWNED, "orders");
        assertThat(check.look()).extracting(Finding::severity).containsExactly(Severity.LOOK);
        declined.close();
        owned.close();
    }

    @Test
    void whatHasNotSeenOldEventsStandsStillOrCatchesUp() throws SQLException {
        append(1, "a.b", "now() - interval '1 hour'");
        append(2, "a.b", "now() - interval '1 minute'");
        append(3, "a.b", "now()");
        var position = new AtomicLong(1);
        var standing = new StandingSubscriptionCheck(
                List.of(subscription(position, 0)), head(3), StandingOrders.NONE, database);
        var found = standing.look();
        assertThat(found).extracting(Finding::severity).containsExactly(Severity.BROKEN);
        assertThat(found.getFirst().what()).isEqualTo("orders is at position 1 of 3 and does not move.");
        assertThat(found.getFirst().since()).isBefore(Instant.ofEpochMilli(System.currentTimeMillis()));

        position.set(2); // what it has not seen is new
        assertThat(standing.look()).isEmpty();
        position.set(3);
        assertThat(standing.look()).isEmpty();

        append(4, "a.b", "now() - interval '1 hour'");
        append(5, "a.b", "now() - interval '1 hour'");
        append(6, "a.b", "now() - interval '1 hour'");
        append(7, "a.b", "now() - interval '1 hour'");
        append(8, "a.b", "now() - interval '1 hour'");
        var moving = new StandingSubscriptionCheck(
                List.of(subscription(position, 1)), head(8), StandingOrders.NONE, database);
        assertThat(moving.look())
                .allSatisfy(it -> assertThat(it.severity()).isEqualTo(Severity.LOOK))
                .hasSizeLessThan(2);
    }

    @Test
    void whatAnOperatorHasPausedIsNotBroken() throws SQLException {
        append(1, "a.b", "now() - interval '1 hour'");
        var paused = new StandingOrders() {
            @Override
            public boolean isPaused(String subscription) {
                return true;
            }

            @Override
            public boolean isSkipped(String subscription, long position) {
                return false;
            }
        };
        var standing =
                new StandingSubscriptionCheck(List.of(subscription(new AtomicLong(), 0)), head(1), paused, database);
        assertThat(standing.look()).extracting(Finding::severity).containsExactly(Severity.LOOK);
        assertThat(standing.look())
                .extracting(Finding::next)
                .containsExactly("rollcall resume orders --reason \"The pause is over\"");
    }

    @Test
    void whatIsSealedAndNobodySignsIsTold() {
        var properties = new ProofProperties(
                true,
                "rollcall.example",
                List.of(),
                List.of(),
                List.of(),
                Duration.ofSeconds(1),
                1,
                new ProofProperties.Publish(null, null, null));
        var jdbc = JdbcClient.create(database);
        var checkpoints = new CheckpointTable(jdbc);
        var check = new SigningKeyCheck(new TileTable(jdbc), checkpoints, properties, jdbc);
        assertThat(check.look()).isEmpty();
        append(1, "a.b", "now() - interval '1 hour'");
        assertThat(check.look()).as("it is not sealed yet").isEmpty();
        jdbc.sql("update proof_tree set size = 1").update();
        assertThat(check.look())
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("signed up to 0", "rollcall.example/"));
        checkpoints.keep(1, "signed");
        assertThat(check.look()).isEmpty();
    }

    @Test
    void aPlaceThatTakesNoCheckpointsIsTold() {
        var jdbc = JdbcClient.create(database);
        var check = new HeldUpCheckpointsCheck(new PublicationTable(jdbc));
        jdbc.sql("insert into proof_publications (target, size, failures, error) values ('witness/w1', 7, 4, 'away')")
                .update();
        assertThat(check.look()).as("that may be a short one").isEmpty();
        jdbc.sql("update proof_publications set failures = 5").update();
        assertThat(check.look())
                .singleElement()
                .satisfies(found -> assertThat(found.what())
                        .contains("the target witness/w1, which has the one of 7 events: away"));
        jdbc.sql("update proof_publications set failures = 0, error = null").update();
        assertThat(check.look()).isEmpty();
    }

    @Test
    void aLimitThatWasReachedLatelyIsTold() {
        append(1, "limit.closed", "now() - interval '2 hours'");
        assertThat(new LimitClosedCheck(database).look()).isEmpty();
        append(2, "limit.closed", "now() - interval '1 minute'");
        assertThat(new LimitClosedCheck(database).look())
                .extracting(Finding::what)
                .containsExactly("Limits were reached 1 times lately.");
    }

    @Test
    void clocksMayBeALittleApart() throws SQLException {
        assertThat(new ClocksCheck(database, InstantSource.system()).look()).isEmpty();
        var late = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-5));
        assertThat(new ClocksCheck(database, late).look())
                .extracting(Finding::severity)
                .containsExactly(Severity.LOOK);
        var early = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));
        assertThat(new ClocksCheck(database, early).look())
                .extracting(Finding::severity)
                .containsExactly(Severity.BROKEN);
    }

    @Test
    void keysAreToldADayBeforeAndWhenTheyAreLate() {
        var due = Instant.parse("2026-03-04T00:00:00Z");
        assertThat(KeyRenewalCheck.findings(due, due.minus(Duration.ofDays(2)))).isEmpty();
        assertThat(KeyRenewalCheck.findings(due, due.minus(Duration.ofHours(2))))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
        assertThat(KeyRenewalCheck.findings(due, due.plus(Duration.ofHours(1))))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE);
        assertThat(KeyRenewalCheck.findings(due, due.plus(Duration.ofHours(3))))
                .extracting(Finding::severity)
                .containsExactly(Severity.LOOK);
    }

    @Test
    void aLoopThatSaysNothingIsTold() {
        var silent = Heartbeat.within("silent", Duration.ZERO);
        var lively = Heartbeat.within("lively", Duration.ofHours(1));
        silent.end(); // of those that the health of this process tells
        lively.end();

        assertThat(new LoopsCheck(() -> Stream.of(silent, lively)).look())
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .contains("silent")
                .doesNotContain("lively");
    }

    private static LogHistory head(long head) {
        return new LogHistory() {
            @Override
            public long head() {
                return head;
            }

            @Override
            public Optional<Checkpoint> checkpointAt(long position) {
                return Optional.empty();
            }
        };
    }

    /** @param step how far it moves each time that it is asked */
    private static Subscription subscription(AtomicLong position, long step) {
        return subscription("orders", Role.PROJECTION, position, step);
    }

    private static Subscription subscription(String name, Role role, AtomicLong position, long step) {
        return new Subscription() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Role role() {
                return role;
            }

            @Override
            public long position() {
                return position.getAndAdd(step);
            }

            @Override
            public boolean hasSeen(long wanted) {
                return position.get() >= wanted;
            }
        };
    }

    private Connection locked(int kind, String name) throws SQLException {
        return locked(kind, name.hashCode());
    }

    private Connection locked(int kind, int which) throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(%d, %d)".formatted(kind, which));
        }
        return connection;
    }

    private void append(long position, String type, String recordedAt) {
        JdbcClient.create(database)
                .sql("insert into events values (?, 'any', ?, 'any', gen_random_uuid(), ?, '1', " + recordedAt
                        + ", '', '', '')")
                .params(position, position, type)
                .update();
    }

    private static DriverManagerDataSource newLog() {
        var server = TestServers.newDatabase();
        var source = new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password());
        try (var connection = source.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V1__log.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V15__ownerships.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V31__proof.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V34__cosignatures.sql"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return source;
    }
}
