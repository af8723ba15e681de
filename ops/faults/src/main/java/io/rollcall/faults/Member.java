// SPDX-License-Identifier: Apache-2.0
package io.rollcall.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One address of the proxy. Loopback only. */
final class Member implements AutoCloseable {

    /** Serves one client, until it or the server has ended. */
    @FunctionalInterface
    interface Serving {
        void serve(Socket client, Socket server) throws IOException;
    }

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /** @param host of the server behind it */
    Member(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    void open(Serving serving) {
        Thread.ofVirtual().start(() -> accept(serving));
    }

    /** Ends all connections; new ones end at once. */
    void cut() {
        cut = true;
        open.forEach(Member::end);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept(Serving serving) {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> serve(client, serving));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void serve(Socket client, Serving serving) {
        open.add(client);
        try (client;
                var server = cut ? null : new Socket(host, port)) {
            if (server != null) {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                serving.serve(client, server);
            }
        } catch (IOException e) {
            // the client, or the server, has ended: so do both
        } finally {
            open.remove(client);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it has ended before
        }
    }
}
