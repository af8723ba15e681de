// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The way to one server, which can be cut and mended. Loopback only. */
final class Network implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("([^:/@]+):(\\d+)/");

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Network(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** To the server of a URL that names one host and its port. */
    static Network to(String url) {
        var address = ADDRESS.matcher(url);
        if (!address.find()) {
            throw new IllegalArgumentException("No host and port in " + url);
        }
        return new Network(address.group(1), Integer.parseInt(address.group(2)));
    }

    /** The same URL by way of this network. */
    String through(String url) {
        return ADDRESS.matcher(url).replaceFirst("127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /** Ends all connections; new ones end at once. */
    void cut() {
        cut = true;
        open.forEach(Network::end);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void join(Socket client) {
        try (client;
                var server = new Socket(host, port)) {
            open.add(client);
            open.add(server);
            if (!cut) {
                var back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
        } catch (IOException | InterruptedException e) {
            // the server is down: its client sees the end of the connection
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // cut
        }
        open.remove(from);
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it has ended before
        }
    }
}
