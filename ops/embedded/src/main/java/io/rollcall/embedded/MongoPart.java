// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's wire protocol and keeps its documents in memory: read models are rebuilt from the log
 * at start. Like those its password lasts until the next start, and is known to nobody outside of this process.
 */
public final class MongoPart implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MongoPart.class);

    private final MongoServer server;
    private final int port;
    private final Login login;

    private MongoPart(MongoServer server, int port, Login login) {
        this.server = server;
        this.port = port;
        this.login = login;
    }

    /**
     * Starts the server, empty.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException if the port is taken
     */
    public static MongoPart start(int port) {
        var began = System.nanoTime();
        Ports.requireFree(port, "MongoDB");
        var login = new Login("rollcall", Passwords.draw());
        var server = new MongoServer(new KeyedBackend(new MongoEntrance(login)));
        server.bind(new InetSocketAddress(Ports.LOOPBACK, port));
        var listening = server.getLocalAddress().getPort();
        LOG.info("MongoDB, in memory, started in {} ms on port {}", Elapsed.millisSince(began), listening);
        return new MongoPart(server, listening, login);
    }

    /** Where the server is, with user and password; the database is {@code rollcall}. */
    public String uri() {
        return "mongodb://" + login.user() + ":" + login.password() + "@" + Ports.LOOPBACK + ":" + port
                + "/rollcall?authMechanism=PLAIN&authSource=$external";
    }

    /** Stops the server and forgets all documents. Does nothing the second time. */
    @Override
    public void close() {
        server.shutdownNow();
    }
}
