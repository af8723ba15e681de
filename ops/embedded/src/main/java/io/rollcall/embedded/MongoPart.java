// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's wire protocol and keeps its documents in memory, and, where it is told so, a copy of
 * them for the next start; what that lacks is built from the log. Its password lasts until the next start, and is known
 * to nobody outside of this process.
 */
public final class MongoPart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MongoPart.class);

    private final MongoServer server;
    private final int port;
    private final Login login;
    private final @Nullable SnapshotKeeper keeper;
    private final AtomicBoolean closed = new AtomicBoolean();

    private MongoPart(MongoServer server, int port, Login login, @Nullable SnapshotKeeper keeper) {
        this.server = server;
        this.port = port;
        this.login = login;
        this.keeper = keeper;
    }

    /**
     * Starts the server, empty.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static MongoPart start(int port) {
        var login = login();
        return listen(port, login, new KeyedBackend(new MongoEntrance(login)), null, 0);
    }

    /**
     * Starts the server with what was kept in the folder, if that can be used; otherwise empty.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static MongoPart start(DataFolder folder, int port, Snapshots snapshots) {
        var login = login();
        var entrance = new MongoEntrance(login);
        var file = new SnapshotFile(folder.of("mongo"), snapshots);
        var filled = new KeyedBackend(entrance);
        var kept = file.load(filled::fill);
        var backend = kept.isPresent() ? filled : new KeyedBackend(entrance);
        return listen(port, login, backend, new SnapshotKeeper(backend, file), kept.orElse(0));
    }

    private static MongoPart listen(
            int port, Login login, KeyedBackend backend, @Nullable SnapshotKeeper keeper, long documents) {
        var began = System.nanoTime();
        Ports.requireFree(port, "MongoDB");
        var server = new MongoServer(backend);
        server.bind(new InetSocketAddress(Ports.LOOPBACK, port));
        var listening = server.getLocalAddress().getPort();
        LOG.info(
                "MongoDB, in memory, started in {} ms on port {} with {} documents",
                Elapsed.millisSince(began),
                listening,
                documents);
        return new MongoPart(server, listening, login, keeper);
    }

    private static Login login() {
        return new Login("rollcall", Passwords.draw());
    }

    /** Where the server is, with user and password; the database is {@code rollcall}. */
    public String uri() {
        return "mongodb://" + login.user() + ":" + login.password() + "@" + Ports.LOOPBACK + ":" + port
                + "/rollcall?authMechanism=PLAIN&authSource=$external";
    }

    /**
     * Writes down what has changed since the last time, where that is wanted at all; to be called from time to time.
     * What is removed from the documents stays in the file until then. Never fails.
     */
    public void keep() {
        if (keeper != null) {
            keeper.keep();
        }
    }

    /** Stops the server, and keeps all documents or forgets them. Does nothing the second time. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            server.shutdownNow();
            keep();
        }
    }
}
