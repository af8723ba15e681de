// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers.Database;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The clock of a server's database, which a test may set wrong, and what the log says of when it was written. */
record DatabaseClock(Database database) {

    /** That of a database that nobody has used yet. Sessions will ask for the time where the test can change it. */
    static DatabaseClock of(Database database) {
        var clock = new DatabaseClock(database);
        var name = URI.create(database.jdbcUrl().substring("jdbc:".length()))
                .getPath()
                .substring(1);
        clock.run("alter database " + name + " set search_path = public, pg_catalog");
        return clock;
    }

    /** @param apart an interval with its sign, in SQL; empty for none */
    void is(String apart) {
        run("create or replace function public.clock_timestamp() returns timestamptz language sql volatile"
                + " as 'select pg_catalog.clock_timestamp() " + apart.replace("'", "''") + "'");
    }

    /** As if ten minutes had gone since each event was recorded; the position of the last one. */
    long ageAll() {
        run("update events set recorded_at = recorded_at - interval '10 minutes'");
        return head();
    }

    /** The position of the last event. */
    long head() {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select max(position) from events")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
