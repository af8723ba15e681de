// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A copy of all that a database holds, which can be put back under running servers. */
record DatabaseCopy(Database database) {

    /** What it holds now. */
    static DatabaseCopy of(Database database) {
        var copy = new DatabaseCopy(database);
        copy.inSession(DatabaseCopy::copy);
        return copy;
    }

    /** Puts it back, as a restore to that time does. */
    void restore() {
        inSession(DatabaseCopy::restore);
    }

    private interface Work {
        void in(Connection database) throws SQLException;
    }

    private void inSession(Work work) {
        try (var session = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            work.in(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
