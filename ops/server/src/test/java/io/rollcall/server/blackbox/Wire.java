// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection to a server that says whatever its test likes, be it HTTP or not. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    static Wire to(URI base) {
        try {
            var socket = new Socket(base.getHost(), base.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Wire(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that a server answers to these bytes until it closes the connection, which it must do in time. */
    static String answer(URI base, String... said) {
        try (var wire = to(base)) {
            return wire.say(said).untilClosed();
        }
    }

    Wire say(String... said) {
        try {
            for (var part : said) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server says until it closes. */
    String untilClosed() {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not close", e);
        }
    }

    /** What the server says up to and with this text, which must come in time. */
    String until(String end) {
        var said = new StringBuilder();
        try {
            while (said.indexOf(end) < 0) {
                var next = socket.getInputStream().read();
                if (next < 0) {
                    throw new AssertionError("The server closes after " + said);
                }
                said.append((char) next);
            }
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The server says no more than " + said, e);
        }
    }

    /** Breaks off: whatever is still on its way comes back as a reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
