// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What stands in a server's database. */
record LoggedEvents(Database database) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The last position. */
    long head() {
        return ask("select coalesce(max(position), 0) from events");
    }

    /** How many events of a type the log holds. */
    long count(String type) {
        return ask("select count(*) from events where type = '" + type + "'");
    }

    /** How many of a type say this, which stands there in clear and between quotation marks. */
    long countWith(String type, String said) {
        return ask(saying(type, said));
    }

    /** Returns once the log holds so many of a type that say this. */
    void awaitWith(String type, String said, long count) {
        await(type, saying(type, said), count);
    }

    private static String saying(String type, String said) {
        return "select count(*) from events where type = '" + type + "' and position('\"" + said
                + "\"' in convert_from(payload, 'UTF8')) > 0";
    }

    /** Returns once the log holds so many of a type. */
    void await(String type, long count) {
        await(type, "select count(*) from events where type = '" + type + "'", count);
    }

    /** Returns once so many SMS are queued. */
    void awaitQueued(long count) {
        await(
                "queued SMS",
                "select count(*) from outgoing_messages where channel = 'sms' and sealed is not null",
                count);
    }

    private void await(String what, String sql, long count) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var found = ask(sql); found != count; found = ask(sql)) {
            assertThat(System.nanoTime()).as("%s of %s: %s", found, what, count).isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private long ask(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
