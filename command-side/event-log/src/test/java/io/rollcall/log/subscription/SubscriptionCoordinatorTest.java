// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes share subscriptions by the locks of a real PostgreSQL. */
class SubscriptionCoordinatorTest {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofMillis(1500);
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration NEVER = Duration.ofHours(1);
    private static final List<String> PROJECTIONS = List.of("a", "b", "c", "d");

    private final Database database = TestServers.newDatabase();
    private final List<Process> started = new ArrayList<>();

    /** One process: what it follows, and the ownership that says so. */
    private final class Process {

        final Set<String> following = ConcurrentHashMap.newKeySet();
        final Set<String> declined = ConcurrentHashMap.newKeySet();
        final Map<String, UUID> tokens = new ConcurrentHashMap<>();
        final SubscriptionCoordinator ownership;
        volatile CompletableFuture<Void> stopping = CompletableFuture.completedFuture(null);

        /** @param name of its sessions */
        Process(String name, Duration look, Set<Role> roles) {
            var all = new ArrayList<Followed>();
            PROJECTIONS.forEach(subscription -> all.add(new Followed(subscription, Role.PROJECTION, this)));
            all.add(new Followed("stream", Role.STREAM, this));
            ownership = new SubscriptionCoordinator(
                    () -> connect(name), NUMBERS.incrementAndGet(), all, roles, look, SILENCE);
            started.add(this);
            ownership.start();
        }
    }

    /** A stop takes until the test lets it. */
    private record Followed(String name, Role role, Process process) implements Ownable {

        @Override
        public void start(UUID token) {
            process.tokens.put(name, token);
            process.following.add(name);
        }

        @Override
        public boolean isWilling() {
            return !process.declined.contains(name);
        }

        @Override
        public void stop() {
            process.stopping.join();
            process.following.remove(name);
        }
    }

    @BeforeEach
    void makeTable() throws Exception {
        try (var connection = connect("test");
                var statement = connection.createStatement();
                var script =
                        SubscriptionCoordinatorTest.class.getResourceAsStream("/db/migration/V15__ownerships.sql")) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
        }
    }

    @AfterEach
    void stop() {
        started.forEach(process -> process.stopping.complete(null));
        started.forEach(process -> process.ownership.stop());
    }

    @Test
    void whoIsAloneFollowsEverythingOfItsRoles() {
        var process = new Process("one", LOOK, Set.of(Role.WEB, Role.PROJECTION));
        await(() -> process.following.equals(Set.copyOf(PROJECTIONS)));
    }

    @Test
    void processesShareWhatARoleFollowsEvenlyAndEachFollowerOnce() {
        var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
        await(() -> one.following.size() == 5);
        var other = new Process("other", LOOK, EnumSet.allOf(Role.class));
        var door = new Process("door", LOOK, Set.of(Role.WEB));

        await(() -> projections(one) == 2 && projections(other) == 2);
        assertThat(one.following).doesNotContainAnyElementsOf(other.following).contains("stream");
        assertThat(door.following).isEmpty();
    }

    @Test
    void whoStopsLetsGoOfNothingBeforeItHasStoppedFollowing() throws Exception {
        var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
        await(() -> one.following.size() == 5);
        var letStop = new CompletableFuture<Void>();
        one.stopping = letStop;
        var stopped = CompletableFuture.runAsync(one.ownership::stop);
        await(() -> !one.ownership.isRunning());
        var other = new Process("other", LOOK, EnumSet.allOf(Role.class));
        await(() -> sessions("other") == 1 && members() == 2); // it has joined, while the one still stops
        try (var connection = connect("test")) {
            assertThat(OwnershipLocks.take(connection, "stream", UUID.randomUUID()))
                    .isFalse();
        }
        assertThat(other.following).isEmpty();

        letStop.complete(null);
        stopped.get(10, TimeUnit.SECONDS);
        assertThat(one.following).isEmpty();
        await(() -> sessions("one") == 0);
        await(() -> other.following.size() == 5);
    }

    @Test
    void whoseSessionEndsStopsFollowingAtOnceWithoutWaitingForItsNextLook() {
        var one = new Process("one", NEVER, EnumSet.allOf(Role.class));
        await(() -> one.following.size() == 5);
        endSessions("one");
        await(() -> one.following.isEmpty());
    }

    @Test
    void whatSomebodyHasLostIsTakenByTheOtherAndSharedAgainWhenItIsBack() {
        var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
        await(() -> one.following.size() == 5);
        var other = new Process("other", LOOK, EnumSet.allOf(Role.class));
        await(() -> projections(one) == 2 && projections(other) == 2);
        var letStop = new CompletableFuture<Void>();
        one.stopping = letStop; // cannot come back before

        endSessions("one");
        await(() -> other.following.size() == 5);
        letStop.complete(null);
        await(() -> projections(one) == 2 && projections(other) == 2);
        assertThat(one.following).doesNotContainAnyElementsOf(other.following);
        assertThat(other.following).contains("stream");
    }

    @Test
    void eachOwnershipHasANewTokenThatPostgresqlKnowsAsTheNewest() {
        var one = new Process("one", LOOK, Set.of(Role.STREAM));
        await(() -> one.following.contains("stream"));
        var first = one.tokens.get("stream");
        assertThat(newest("stream")).isEqualTo(first);
        endSessions("one");
        await(() -> !first.equals(one.tokens.get("stream")));
        assertThat(newest("stream")).isEqualTo(one.tokens.get("stream"));
    }

    @Test
    void whatAProcessCanDoNothingWithIsFollowedByOneThatCanBeyondItsShareAndSharedAgainAfterIt() {
        var older = new Process("older", LOOK, EnumSet.allOf(Role.class));
        await(() -> older.following.size() == 5);
        older.declined.addAll(List.of("a", "b", "stream"));
        await(() -> older.following.equals(Set.of("c", "d")));
        var newer = new Process("newer", LOOK, EnumSet.allOf(Role.class));
        await(() -> newer.following.containsAll(List.of("a", "b", "stream")) && projections(newer) == 3);
        assertThat(projections(older)).isEqualTo(1);

        older.declined.clear();
        await(() -> projections(older) == 2 && projections(newer) == 2);
    }

    @Test
    void whatNoProcessCanDoAnythingWithIsLeftAlone() {
        var one = new Process("one", LOOK, Set.of(Role.PROJECTION));
        var other = new Process("other", LOOK, Set.of(Role.PROJECTION));
        one.declined.add("a");
        other.declined.add("a");
        await(() -> projections(one) + projections(other) == 3);
        await(() -> Math.abs(projections(one) - projections(other)) == 1);
        assertThat(one.following).doesNotContain("a");
        assertThat(other.following).doesNotContain("a");
    }

    /** A process that takes its time over a start or a stop does not stand still, and keeps what it owns. */
    @Test
    void whoIsBusyIsLeftAlone() {
        var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
        await(() -> one.following.size() == 5);
        one.stopping = new CompletableFuture<>(); // it gives two up to the other, and that takes its time
        var other = new Process("other", LOOK, EnumSet.allOf(Role.class));
        await(() -> members() == 2);
        var session = pid("one");
        sleepThroughLooks();
        assertThat(pid("one")).isEqualTo(session);
        one.stopping.complete(null);
        await(() -> projections(one) == 2 && projections(other) == 2);
        assertThat(pid("one")).isEqualTo(session);
    }

    /** A transaction that holds something up is as bad as a lock, and nobody else's session is touched. */
    @Test
    void whoStandsStillLosesAllItsSessionsAndWhatItOwnedIsOwnedByAnother() throws Exception {
        var number = NUMBERS.incrementAndGet();
        try (var frozen = connect("frozen");
                var inTransaction = connect("frozen");
                var stranger = connect("stranger");
                var statement = inTransaction.createStatement()) {
            OwnershipLocks.beat(frozen, number);
            OwnershipLocks.join(frozen, Role.PROJECTION);
            assertThat(OwnershipLocks.take(frozen, "a", UUID.randomUUID())).isTrue();
            statement.execute(OwnershipLocks.ofProcess(number));
            inTransaction.setAutoCommit(false);
            statement.execute("lock table ownerships in access share mode");
            var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
            await(() -> one.following.size() == 5);
            await(() -> sessions("frozen") == 0);
            assertThat(stranger.isValid(1)).isTrue();
        }
    }

    @Test
    void whoHasNotPromisedToSayAnythingIsLeftAlone() throws Exception {
        try (var older = connect("older")) {
            OwnershipLocks.join(older, Role.STREAM);
            assertThat(OwnershipLocks.take(older, "stream", UUID.randomUUID())).isTrue();
            var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
            await(() -> one.following.size() == 4);
            sleepThroughLooks();
            assertThat(older.isValid(1)).isTrue();
            assertThat(one.following).doesNotContain("stream");
        }
    }

    /** While PostgreSQL has a statement of it in work it is PostgreSQL that takes its time. */
    @Test
    void whoWaitsForPostgresqlIsLeftAlone() throws Exception {
        try (var waiting = connect("waiting");
                var statement = waiting.createStatement()) {
            OwnershipLocks.beat(waiting, NUMBERS.incrementAndGet());
            assertThat(OwnershipLocks.take(waiting, "stream", UUID.randomUUID()))
                    .isTrue();
            var one = new Process("one", LOOK, EnumSet.allOf(Role.class));
            await(() -> one.following.size() == 4);
            statement.execute("select pg_sleep(" + 2 * SILENCE.toMillis() / 1000.0 + ")");
            assertThat(one.following).doesNotContain("stream");
        }
    }

    /** Long enough for a silent owner to be ended; that nothing happens cannot be waited for. */
    private void sleepThroughLooks() {
        ask(
                "select count(*)::int from pg_sleep(%s), pg_stat_activity".formatted(2 * SILENCE.toMillis() / 1000.0),
                "none");
    }

    private UUID newest(String subscription) {
        try (var connection = connect("test");
                var statement = connection.prepareStatement("select token from ownerships where follower = ?")) {
            statement.setString(1, subscription);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int pid(String name) {
        return ask("select max(pid)", name);
    }

    private static long projections(Process process) {
        return process.following.stream().filter(PROJECTIONS::contains).count();
    }

    private int members() {
        try (var connection = connect("test")) {
            return OwnershipLocks.members(connection, Role.PROJECTION);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int sessions(String name) {
        return ask("select count(*)::int", name);
    }

    private void endSessions(String name) {
        ask("select count(pg_terminate_backend(pid))::int", name);
    }

    private int ask(String what, String name) {
        var from = what.contains(" from ") ? "" : " from pg_stat_activity";
        var sql = what + from + " where application_name = ? and datname = current_database()";
        try (var connection = connect("test");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect(String name) throws SQLException {
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute("set application_name = '" + name + "'");
        }
        return connection;
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the time it may take").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
