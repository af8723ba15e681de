// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded.testing;

import io.rollcall.embedded.Ports;
import io.rollcall.embedded.testing.TestServers.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Another implementation of MongoDB's protocol, with its documents in a PostgreSQL database: the program of
 * {@code ops/examples/ferretdb} as a process of its own, which ends with this one however this one ends.
 */
final class FerretDb implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /**
     * Almost all that the embedded PostgreSQL takes: while a bulk of updates is under way, FerretDB holds one for each
     * of them and wants one more; where there is none, it waits, and whatever else is asked for does.
     */
    private static final int CONNECTIONS = 90;

    private final Process process;
    private final int port;

    private FerretDb(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Returns once it takes connections.
     *
     * @param database of a server that nobody else has
     */
    static FerretDb start(Path program, Database database) {
        try {
            var port = Ports.free();
            var starting = new ProcessBuilder(program.toString())
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT);
            starting.environment().put("MONGODB_ADDRESS", "127.0.0.1:" + port);
            starting.environment().put("POSTGRESQL_URL", urlOf(database));
            return new FerretDb(starting.start(), port).awaited();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri() {
        return "mongodb://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        process.destroy();
    }

    private FerretDb awaited() throws IOException {
        var deadline = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return this;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroy();
                    throw new IOException("FerretDB does not start", e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private static String urlOf(Database database) {
        return database.jdbcUrl()
                        .replaceFirst(
                                "jdbc:postgresql://", "postgres://" + database.user() + ":" + database.password() + "@")
                + (database.jdbcUrl().contains("?") ? "&" : "?") + "pool_max_conns=" + CONNECTIONS;
    }
}
