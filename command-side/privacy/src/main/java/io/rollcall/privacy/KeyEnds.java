// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.process.Heartbeat;
import io.rollcall.contracts.process.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
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

    static final String CHANNEL = "rollcall_key_ends";

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
        this.thread = Loop.start("key-ends", Duration.ofMillis(WAIT_MILLIS), () -> !closed, this::listen);
    }

    /** Destroys a key's bytes and, by the same commit, notifies the listeners. */
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

    /** Until the connection is lost. */
    private void listen(Heartbeat heart) throws SQLException {
        try (var connection = source.open()) {
            listen(connection, heart);
        }
    }

    private void listen(Connection connection, Heartbeat heart) throws SQLException {
        listening = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        begun.run();
        var postgres = connection.unwrap(PGConnection.class);
        for (int waits = 1; !closed; waits++) {
            heart.beat();
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
