// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL, as processes beside this one: what it has acknowledged survives kill -9 of this process and of its
 * own. A postmaster that a killed process has left behind is stopped first.
 */
public final class PostgresPart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPart.class);

    private final PostgresCluster cluster;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PostgresPart(PostgresCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Starts PostgreSQL on the data that is there, or on new data. Its own log since this start is {@code postgres.log}
     * in the folder.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken, or no PostgreSQL is packed for this machine
     * @throws UncheckedIOException if PostgreSQL does not start
     */
    public static PostgresPart start(DataFolder folder, int port) {
        var began = System.nanoTime();
        try {
            var cluster = new PostgresCluster(folder);
            var listening = cluster.start(port);
            LOG.info("PostgreSQL started in {} ms on port {}", Elapsed.millisSince(began), listening);
            return new PostgresPart(cluster, listening);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start: " + e.getMessage(), e);
        }
    }

    /** Where the database is, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/postgres";
    }

    /** The role that owns the database, and is no superuser. */
    public String user() {
        return cluster.roles().server().user();
    }

    /** What proves that. */
    public String password() {
        return cluster.roles().server().password();
    }

    /** The superuser. */
    public Login administrator() {
        return cluster.roles().administrator();
    }

    /** Where PostgreSQL listens, on the loopback address only. */
    public int port() {
        return port;
    }

    /** Ends all sessions, writes a checkpoint and stops; leaves no process behind. Does nothing the second time. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        var began = System.nanoTime();
        try {
            cluster.stop();
            LOG.info("PostgreSQL stopped in {} ms", Elapsed.millisSince(began));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
        }
    }
}
