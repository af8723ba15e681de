// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.limit;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Connections of the limits' own: a flood that waits for a budget takes none from anybody else. What they commit may be
 * lost with the last moments before a crash of PostgreSQL, so it costs no fsync; and nobody waits long.
 */
public final class LimitConnections implements AutoCloseable {

    private static final int WAIT_MILLIS = 3_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final String INIT = "set synchronous_commit to off; set lock_timeout to '3s';"
            + " set statement_timeout to '5s'; set idle_in_transaction_session_timeout to '10s'";

    private final HikariDataSource source = new HikariDataSource();

    LimitConnections(JdbcConnectionDetails details, int most) {
        source.setPoolName("rollcall-limits");
        source.setJdbcUrl(details.getJdbcUrl());
        source.setUsername(details.getUsername());
        source.setPassword(details.getPassword());
        source.setMaximumPoolSize(most);
        source.setMinimumIdle(0);
        source.setIdleTimeout(IDLE_MILLIS);
        source.setConnectionTimeout(WAIT_MILLIS);
        source.setInitializationFailTimeout(-1);
        source.setConnectionInitSql(INIT);
        source.addDataSourceProperty("tcpKeepAlive", "true");
        source.addDataSourceProperty("socketTimeout", "10");
        source.addDataSourceProperty("ApplicationName", "rollcall-limits");
    }

    /** Statements there commit by themselves, unless told otherwise. */
    public HikariDataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
