// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import io.rollcall.log.Counter.Count;
import io.rollcall.log.Counter.CountUnlessOther;
import io.rollcall.log.Counter.Look;
import io.rollcall.log.Counter.Note;
import io.rollcall.log.LogProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

    private static final int MANY = 2 * Snapshots.EVERY + 10;
    private static final String LONG = "long";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Database database;
    private LogProcess process;

    @BeforeEach
    void start() {
        database = TestServers.newDatabase();
        process = new LogProcess(database);
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void aProcessGoesOnFromTheSnapshotOfTheOneBefore() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        restart();
        assertThat(look()).isEqualTo(MANY);
        assertThat(process.<Integer>decide(new Count(LONG))).isEqualTo(MANY + 1);
    }

    /** What it says is what is gone on from: nothing before it is read. */
    @Test
    void nothingBeforeItIsReadByThoseThatDecideAndThoseThatOnlyLook() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        sql("delete from events where aggregate = 'long' and version < 100");
        sql("update aggregate_snapshots set state = replace(state, '\"id\":\"long\"', '\"id\":\"other\"')");
        restart();
        assertThat(look()).isEqualTo(MANY);
        assertThat(process.<Integer>decide(new CountUnlessOther("short", LONG))).isEqualTo(-1);
        var taken = number("select version from aggregate_snapshots");
        sql("delete from events where aggregate = 'long' and version > " + taken);
        sql("update aggregate_snapshots set state = replace(state, '%d', '7')".formatted(taken + 1));
        restart();
        assertThat(look()).isEqualTo(7);
    }

    @Test
    void oneOfAHistoryThatTheLogDoesNotHoldIsLeftOut() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        sql("update aggregate_snapshots set hash = sha256('other'), state = replace(state, '5', '7')");
        assertWholeHistoryIsRead();
        sql("update aggregate_snapshots set version = 100000");
        assertWholeHistoryIsRead();
    }

    @Test
    void oneThatCannotBeReadIsLeftOut() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        for (var state : new String[] {"{}", "nothing", "{\"id\": [], \"count\": {}}"}) {
            sql("update aggregate_snapshots set state = '" + state + "'");
            assertWholeHistoryIsRead();
        }
    }

    /** As it is read by the version before, and by the next; that takes its own. */
    @Test
    void oneOfOtherCodeIsLeftOutAndReplaced() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        sql("update aggregate_snapshots set code = 'of another version', version = 400");
        assertWholeHistoryIsRead();
        awaitVersion(MANY - 1);
    }

    @Test
    void theTableMayBeEmptiedAtAnyTime() throws SQLException {
        count(MANY);
        awaitVersion(2 * Snapshots.EVERY - 1);
        sql("truncate aggregate_snapshots");
        assertWholeHistoryIsRead();
        awaitVersion(MANY - 1); // since so many had to be read
    }

    @Test
    void commandsGoOnWhereNoMoreAreTaken() throws SQLException {
        process.snapshots.close();
        count(MANY);
        assertThat(look()).isEqualTo(MANY);
        assertThat(number("select count(*) from aggregate_snapshots")).isZero();
    }

    @Test
    void aShortOneHasNone() throws SQLException {
        count(Snapshots.EVERY - 1);
        count("other", Snapshots.EVERY);
        awaitVersion("other", Snapshots.EVERY - 1);
        assertThat(number("select count(*) from aggregate_snapshots")).isEqualTo(1);
    }

    @Test
    void noneHoldsWhatIsSealed() throws SQLException {
        var key = process.cipher.newKey();
        for (int i = 0; i < Snapshots.EVERY; i++) {
            process.decide(new Note(LONG, key, "a secret"));
        }
        awaitVersion(Snapshots.EVERY - 1);
        assertThat(number("select count(*) from aggregate_snapshots where state like '%secret%'"))
                .isZero();
    }

    private void assertWholeHistoryIsRead() {
        restart();
        assertThat(look()).isEqualTo(MANY);
    }

    private void restart() {
        process.close();
        process = new LogProcess(database);
    }

    private int look() {
        return process.<Integer>decide(new Look(LONG));
    }

    private void count(int times) {
        count(LONG, times);
    }

    private void count(String counter, int times) {
        for (int i = 0; i < times; i++) {
            process.decide(new Count(counter));
        }
    }

    private void awaitVersion(long version) throws SQLException {
        awaitVersion(LONG, version);
    }

    private void awaitVersion(String aggregate, long version) throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var sql = "select coalesce(max(version), -1) from aggregate_snapshots where aggregate = '" + aggregate
                + "' and code <> 'of another version'";
        while (number(sql) < version) {
            assertThat(System.nanoTime()).as(aggregate).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = process.source.getConnection();
                var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (var connection = process.source.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
