// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import io.rollcall.contracts.privacy.KeyId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends a key and tells all processes, and hears what others have ended. What is missed while the connection is lost is
 * made good by {@code begun} when it is back.
 */
final class KeyEnds implements AutoCloseable {

    /** Opens a connection of one's own, outside any pool. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(KeyEnds.class);
    private static final String CHANNEL = "rollcall_key_ends";
    private static final int WAIT_MILLIS = 1000;
    private static final int PROBED_AFTER_WAITS = 10;
    private static final int PROBE_SECONDS = 5;

    private final Source source;
    private final Runnable begun;
    private final Consumer<KeyId> ended;
    private final Thread thread;
    private volatile @Nullable Connection listening;
    private volatile boolean closed;

    /**
     * Listens until closed.
     *
     * @param begun told whenever listening has begun: anything may have ended before
     * @param ended told of each key that is destroyed from then on, here or elsewhere
     */
    KeyEnds(Source source, Runnable begun, Consumer<KeyId> ended) {
        this.source = source;
        this.begun = begun;
        this.ended = ended;
        this.thread = Thread.ofPlatform().name("key-ends").daemon().start(this::run);
    }

    /** Destroys a key's bytes and, by the same commit, tells those who listen. */
    static void end(JdbcClient jdbc, KeyId key) {
        jdbc.sql("with ended as (update subject_keys set wrapped = null, destroyed_at = now()"
                        + " where id = ? and wrapped is not null returning id)"
                        + " select count(pg_notify(?, id::text)) from ended")
                .params(key.value(), CHANNEL)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        closed = true;
        drop();
        LockSupport.unpark(thread);
    }

    /** Loses the connection, as a network may. */
    void drop() {
        var connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is lost, which is what was wanted.
            }
        }
    }

    private void run() {
        while (!closed) {
            try (var connection = source.open()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("Listening for the ends of keys ended: {}", e.toString());
            }
            if (!closed) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        listening = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        begun.run();
        var postgres = connection.unwrap(PGConnection.class);
        for (int waits = 1; !closed; waits++) {
            var heard = postgres.getNotifications(WAIT_MILLIS);
            if (heard != null) {
                Stream.of(heard).forEach(it -> ended.accept(new KeyId(UUID.fromString(it.getParameter()))));
            }
            if (waits % PROBED_AFTER_WAITS == 0 && !connection.isValid(PROBE_SECONDS)) {
                return; // gone without a word, which sounds like nothing ending
            }
        }
    }
}
