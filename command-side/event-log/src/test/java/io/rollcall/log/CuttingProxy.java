// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/** A network in front of PostgreSQL that can lose a connection at the worst moment. Loopback only. */
public final class CuttingProxy implements AutoCloseable {

    /** When the connection is cut. */
    public enum Cut {
        NEVER,
        /** The next request does not arrive. */
        BEFORE_ARRIVAL,
        /** The next request arrives; its answer does not come back. */
        BEFORE_ANSWER
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);
    private final int port;

    public CuttingProxy(int port) throws IOException {
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public void arm(Cut next) {
        cut.set(next);
    }

    public boolean isArmed() {
        return cut.get() != Cut.NEVER;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var server = new Socket();
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                Thread.ofVirtual().start(() -> pump(client, server, Cut.BEFORE_ARRIVAL));
                Thread.ofVirtual().start(() -> pump(server, client, Cut.BEFORE_ANSWER));
            } catch (IOException e) {
                // Closed, or PostgreSQL is down: the next connection shows.
            }
        }
    }

    private void pump(Socket from, Socket to, Cut mine) {
        var buffer = new byte[64 * 1024];
        try (from;
                to) {
            for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
                if (cut.compareAndSet(mine, Cut.NEVER)) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException e) {
            // The other direction was cut.
        }
    }
}
