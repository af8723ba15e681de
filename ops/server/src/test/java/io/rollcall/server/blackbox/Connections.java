// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.embedded.testing.TestServers;
import io.rollcall.embedded.testing.TestServers.Database;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Whether a database lets anybody in. */
record Connections(Database database) {

    /** Ends all that there are, and refuses new ones as PostgreSQL does when it has none left (SQLSTATE 53300). */
    void refuseAndEnd() {
        run("alter database " + name() + " connection limit 0");
        run("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name() + "'");
    }

    /** As many as PostgreSQL has. */
    void admit() {
        run("alter database " + name() + " connection limit -1");
    }

    private String name() {
        return URI.create(database.jdbcUrl().substring("jdbc:".length()))
                .getPath()
                .substring(1);
    }

    /** By way of another database, which lets us in. */
    private void run(String sql) {
        var other = TestServers.postgres();
        try (var connection = DriverManager.getConnection(other.jdbcUrl(), other.user(), other.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
