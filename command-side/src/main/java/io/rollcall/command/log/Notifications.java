// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for what other processes append. Losing the connection loses nothing: the tail has a timer too. */
final class Notifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final int WAIT_MILLIS = 1000;

    private final WriterConnection.Source source;
    private final LongConsumer news;
    private volatile boolean closed;

    Notifications(WriterConnection.Source source, LongConsumer news) {
        this.source = source;
        this.news = news;
        Thread.ofPlatform().name("log-listener").daemon().start(this::run);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            try (var connection = source.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("Listening to PostgreSQL ended: {}", e.toString());
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + AppendStatement.CHANNEL);
        }
        news.accept(Long.MAX_VALUE); // what came before the listening
        var postgres = connection.unwrap(PGConnection.class);
        while (!closed) {
            var notifications = postgres.getNotifications(WAIT_MILLIS);
            if (notifications != null && notifications.length > 0) {
                news.accept(Long.parseLong(notifications[notifications.length - 1].getParameter()));
            }
        }
    }
}
