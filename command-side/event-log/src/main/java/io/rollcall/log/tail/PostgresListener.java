// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import io.rollcall.log.append.AppendStatement;
import io.rollcall.log.append.WriterConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;

/** Listens for what other processes append. Losing the connection loses nothing: the tail has a timer too. */
public final class PostgresListener implements AutoCloseable {

    private static final int WAIT_MILLIS = 1000;

    private final WriterConnection.Source source;
    private final LongConsumer news;
    private volatile boolean closed;

    public PostgresListener(WriterConnection.Source source, LongConsumer news) {
        this.source = source;
        this.news = news;
        Loop.start("log-listener", Duration.ofMillis(WAIT_MILLIS), () -> !closed, this::listen);
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Until the connection is lost. */
    private void listen(Heartbeat heart) throws SQLException {
        try (var connection = source.open()) {
            listen(connection, heart);
        }
    }

    private void listen(Connection connection, Heartbeat heart) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + AppendStatement.CHANNEL);
        }
        news.accept(Long.MAX_VALUE); // what came before the listening
        var postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            heart.beat();
            var notifications = postgres.getNotifications(WAIT_MILLIS);
            if (notifications != null && notifications.length > 0) {
                news.accept(Long.parseLong(notifications[notifications.length - 1].getParameter()));
            }
        }
    }
}
