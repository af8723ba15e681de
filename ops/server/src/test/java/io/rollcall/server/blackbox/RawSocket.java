// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/** A client's end of a WebSocket that sends whatever bytes its test likes. */
final class RawSocket implements AutoCloseable {

    static final int FIN = 0x80;
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int MASKED = 0x80;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** The request for a socket, with a key that is one. */
    static String handshake(String path, String token, String more) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\ntoken: " + token + "\r\n" + more + END_OF_HEAD;
    }

    /** A socket of a client that is let in. */
    static RawSocket at(URI server, String path, String token) {
        return at(server, path, token, "", new byte[0]);
    }

    /** The same with more headers, and with bytes that follow the handshake without waiting for its answer. */
    static RawSocket at(URI server, String path, String token, String headers, byte[] early) {
        try {
            var socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            var raw = new RawSocket(socket);
            var request = new ByteArrayOutputStream();
            request.writeBytes(handshake(path, token, headers + "Sec-WebSocket-Version: 13")
                    .getBytes(StandardCharsets.ISO_8859_1));
            request.writeBytes(early);
            raw.send(request.toByteArray());
            var head = new StringBuilder();
            while (head.indexOf(END_OF_HEAD) < 0) {
                head.append((char) raw.in.readUnsignedByte());
            }
            if (!head.toString().startsWith("HTTP/1.1 101 ")) {
                throw new AssertionError(head.toString());
            }
            return raw;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A masked frame; the mask changes nothing. */
    static byte[] frame(int first, byte... payload) {
        var bytes = ByteBuffer.allocate(payload.length + 16).put((byte) first);
        if (payload.length < 126) {
            bytes.put((byte) (MASKED | payload.length));
        } else {
            longLength(bytes, payload.length);
        }
        bytes.putInt(0).put(payload).flip();
        var frame = new byte[bytes.remaining()];
        bytes.get(frame);
        return frame;
    }

    private static void longLength(ByteBuffer bytes, int length) {
        if (length < 0x10000) {
            bytes.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            bytes.put((byte) (MASKED | 127)).putLong(length);
        }
    }

    static byte[] frame(int first, String text) {
        return frame(first, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What the server takes no more of is of no interest. */
    RawSocket send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RawSocket send(int first, String text) {
        return send(frame(first, text));
    }

    /** The next text that comes. */
    String text() {
        var payload = new byte[0];
        try {
            int opcode;
            do {
                opcode = in.readUnsignedByte() & 0xf;
                payload = payload();
            } while (opcode != TEXT);
            return new String(payload, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A frame that came; of a connection that has ended, none. */
    record Heard(int opcode, byte[] payload) {

        static final Heard END = new Heard(-1, new byte[0]);

        /** The code that it closes with; 1005 where it says none, 1006 where the connection has ended. */
        int code() {
            return equals(END)
                    ? 1006
                    : payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
        }
    }

    /** The next frame, be it what it may. */
    Heard next() {
        try {
            return new Heard(in.readUnsignedByte() & 0xf, payload());
        } catch (EOFException | SocketException end) {
            return Heard.END;
        } catch (IOException e) {
            throw new UncheckedIOException("The server says nothing", e);
        }
    }

    /** The code that the server closes this socket with; 1005 where it says none, 1006 where it only hangs up. */
    int closed() {
        return closed(opcode -> {});
    }

    /** The same of a client that answers pings until then. */
    int closedThoughAlive() {
        return closed(opcode -> {
            if (opcode == PING) {
                send(FIN | PONG, "");
            }
        });
    }

    private int closed(IntConsumer heard) {
        try {
            while (true) {
                var opcode = in.readUnsignedByte() & 0xf;
                var payload = payload();
                if (opcode == CLOSE) {
                    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
                }
                heard.accept(opcode);
            }
        } catch (EOFException | SocketException end) {
            return 1006;
        } catch (IOException e) {
            throw new UncheckedIOException("The server does not close", e);
        }
    }

    private byte[] payload() throws IOException {
        var length = in.readUnsignedByte() & 0x7f;
        var payload = new byte[length == 127 ? (int) in.readLong() : length == 126 ? in.readUnsignedShort() : length];
        in.readFully(payload);
        return payload;
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
