// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.embedded.testing.TestServers;
import org.flywaydb.core.Flyway;

/** A new database with the log's tables. */
public final class LogDatabase {

    private LogDatabase() {}

    /** A pool over it, to be closed. */
    public static HikariDataSource open() {
        var database = TestServers.newDatabase();
        var source = new HikariDataSource();
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(4);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }
}
