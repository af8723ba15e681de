// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL goes back to an older time under a running server. */
class RestoredLogIT {

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Parts parts = Parts.unused();

    @Test
    void everythingNewWorksAtOnceOrAfterA503AndWhoIsLostIsNobody() throws Exception {
        try (var server = start();
                var database = connect(parts.database())) {
            var meet = Meet.at(server.base());
            var early = meet.signUp();
            copy(database);
            var lost = Stream.generate(meet::signUp).limit(8).toList();
            new Meetings(meet).arranged(lost.getFirst(), lost.getLast());
            Chat.at(server.base()).signUp();
            restore(database);

            var phone = Phones.unused();
            never500(201, () -> meet.sendCode(phone));
            var code = sentTo(meet, phone);
            var newcomer = Meet.user(phone, never500(201, () -> meet.signUp(phone, code)));
            never500(200, () -> meet.as(newcomer).get(ACCOUNT));
            never500(200, () -> meet.as(early).get(ACCOUNT));
            assertThat(lost).extracting(Meet.User::userId).doesNotContain(newcomer.userId());
            lost.forEach(user -> Soon.is(401, SOON, () -> meet.as(user).get(ACCOUNT)));

            Soon.is(200, SOON, () -> meet.client().get(READINESS));
            var others = Stream.generate(meet::signUp).limit(8).toList();
            new Meetings(meet).arranged(newcomer, others.getFirst());
            new Meetings(meet).arranged(early, others.getLast());
            Chat.at(server.base()).signUp();
            meet.signInAgain(early);
            never500(201, () -> meet.sendCode(lost.getFirst().phone()));
        }
        try (var server = start()) { // and a start finds nothing that it cannot read
            Soon.is(200, SOON, () -> Meet.at(server.base()).client().get(READINESS));
            Meet.at(server.base()).signUp();
        }
    }

    /** The code that was sent to a number, once the outbox tells it. */
    private static String sentTo(Meet meet, String phone) {
        var outbox = Soon.is(
                200,
                SOON,
                () -> meet.client().get("/debug/outbox?to=" + SentBody.escaped(phone)),
                answer -> !answer.json().isEmpty());
        return outbox.json().get(0).get("code").asString();
    }

    /** Few keys are made ahead, so that some are made in what is lost. */
    private OwnServer start() {
        var more = new ArrayList<>(List.of(OwnServer.WITHOUT_STREAM));
        more.add("--rollcall.privacy.keys-ahead=4");
        return OwnServer.start(parts, true, more.toArray(String[]::new));
    }

    /** Asks until it is answered as wanted; all that it may be told until then is to come again. */
    private static ReceivedAnswer never500(int status, Supplier<ReceivedAnswer> asking) {
        var deadline = System.nanoTime() + SOON.toNanos();
        var answer = asking.get();
        while (answer.status() != status) {
            answer.isNotNow();
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
            answer = asking.get();
        }
        return answer;
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private static void copy(Connection database) throws SQLException {
        execute(database, "create schema copied");
        for (var table : tables(database)) {
            execute(database, "create table copied.%1$s as table public.%1$s".formatted(table));
        }
        execute(database, "create table copied.given as select sequencename, last_value from pg_sequences");
    }

    private static void restore(Connection database) throws SQLException {
        var tables = tables(database);
        database.setAutoCommit(false);
        execute(database, "truncate " + String.join(", ", tables));
        for (var table : tables) {
            execute(
                    database,
                    "insert into public.%1$s overriding system value select * from copied.%1$s".formatted(table));
        }
        execute(
                database,
                "select setval(sequencename::regclass, last_value) from copied.given where last_value is not null");
        database.commit();
        database.setAutoCommit(true);
    }

    /** All but the presence of users, which is in no backup. */
    private static List<String> tables(Connection database) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = database.createStatement();
                var found = statement.executeQuery("select relname from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p'"
                        + " and relname <> 'flyway_schema_history' order by relname")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
