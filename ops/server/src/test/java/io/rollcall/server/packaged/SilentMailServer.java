// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A mail server that takes one mail and never says that it has (RFC 1047): its client can only guess. */
final class SilentMailServer implements AutoCloseable {

    private final ServerSocket listening;
    private final CompletableFuture<String> taken = new CompletableFuture<>();

    private SilentMailServer(ServerSocket listening) {
        this.listening = listening;
    }

    static SilentMailServer on(int port) throws IOException {
        var server = new SilentMailServer(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    /** The mail as it came, headers and all. */
    String await() throws Exception {
        return taken.get(60, TimeUnit.SECONDS);
    }

    /** Nothing listens any more; the connection that waits for an answer goes on to wait. */
    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        try (var client = listening.accept()) {
            taken.complete(mailOf(client));
            while (client.getInputStream().read() >= 0) {
                // until the client is gone
            }
        } catch (IOException e) {
            taken.completeExceptionally(e);
        }
    }

    private static String mailOf(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        var out = client.getOutputStream();
        say(out, "220 silent");
        for (var line = in.readLine(); !line.equals("DATA"); line = in.readLine()) {
            say(out, "250 silent");
        }
        say(out, "354 go on");
        var mail = new StringBuilder();
        for (var line = in.readLine(); !line.equals("."); line = in.readLine()) {
            mail.append(line).append("\r\n");
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
