// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;

/**
 * A server that speaks MongoDB's wire protocol and keeps its documents in memory: read models are rebuilt from the log
 * at start.
 */
public final class MongoPart implements AutoCloseable {

    private final MongoServer server;
    private final InetSocketAddress address;

    private MongoPart(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts the server, empty.
     *
     * @param port 0 for any free one
     */
    public static MongoPart start(int port) {
        var server = new MongoServer(new MemoryBackend());
        server.bind(new InetSocketAddress("127.0.0.1", port));
        return new MongoPart(server, server.getLocalAddress());
    }

    /** Where the server is; the database is {@code rollcall}. */
    public String uri() {
        return "mongodb://127.0.0.1:" + address.getPort() + "/rollcall";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
