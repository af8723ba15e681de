// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which a client of our own says what it likes, and sees each answer as it came. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SMALL_WINDOW = 4 * 1024;
    private static final String ELSEWHERE = "127.0.0.2";

    /** What was answered, with the header lines in lower case. */
    record Answered(int status, List<String> headers) {

        boolean has(String header) {
            return headers.stream().anyMatch(line -> line.startsWith(header));
        }
    }

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RawConnection to(URI server) throws IOException {
        return connect(new Socket(), server);
    }

    /** From an address of its own: the attacker is another client. */
    static RawConnection fromElsewhere(URI server) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(ELSEWHERE, 0));
        return connect(socket, server);
    }

    /** Of a client on a network that takes as little as may be. */
    static RawConnection withSmallWindow(URI server) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALL_WINDOW);
        return connect(socket, server);
    }

    private static RawConnection connect(Socket socket, URI server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** @throws EOFException where the connection ends before an answer has begun */
    Answered answer() throws IOException {
        var first = line();
        var headers = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.add(line.toLowerCase(Locale.ROOT));
        }
        var chunked = headers.stream().anyMatch("transfer-encoding: chunked"::equals);
        if (chunked) {
            for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                in.skipNBytes(size + 2L);
            }
            line();
        } else {
            in.skipNBytes(length(headers));
        }
        return new Answered(Integer.parseInt(first.split(" ")[1]), List.copyOf(headers));
    }

    private static long length(List<String> headers) {
        return headers.stream()
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The server has closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
