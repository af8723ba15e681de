// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of a WebSocket. */
final class OpenSocket implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reads;
    private final boolean isEcho;
    private WebSocket socket;

    private OpenSocket(boolean reads, boolean isEcho) {
        this.reads = reads;
        this.isEcho = isEcho;
    }

    /** A socket at a path of a server, which must let the holder of this token in. */
    static OpenSocket at(URI server, String path, String token) {
        return open(server, path, token, true);
    }

    /** The same, of a client that never reads. */
    static OpenSocket deafAt(URI server, String path, String token) {
        return open(server, path, token, false);
    }

    /** How a handshake that must not succeed is answered; without a token where that is {@code null}. */
    static int refusedAt(URI server, String path, String token) {
        try {
            connect(server, path, token, new OpenSocket(true, false)).abort();
        } catch (CompletionException e) {
            Assertions.assertThat(e).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
        throw new AssertionError("The handshake succeeds");
    }

    private static OpenSocket open(URI server, String path, String token, boolean reads) {
        var open = new OpenSocket(reads, path.contains("echo"));
        open.socket = connect(server, path, token, open);
        return open;
    }

    private static WebSocket connect(URI server, String path, String token, OpenSocket listener) {
        var uri = URI.create("ws://" + server.getAuthority() + path);
        var builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            builder.header("token", token);
        }
        return builder.buildAsync(uri, listener).join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reads) {
            webSocket.request(1);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(1006);
    }

    OpenSocket send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Without waiting until it is sent. */
    CompletableFuture<WebSocket> sendLater(String text) {
        return socket.sendText(text, true);
    }

    /** In one frame, however large, and without waiting until it is sent. */
    OpenSocket sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true);
        return this;
    }

    /** One message in several frames. */
    OpenSocket sendInParts(String... parts) {
        for (int i = 0; i < parts.length; i++) {
            socket.sendText(parts[i], i == parts.length - 1).join();
        }
        return this;
    }

    /** Writes to somebody. */
    OpenSocket write(long receiver, String message) {
        return send("{\"receiver\":\"%d\",\"message\":%s}".formatted(receiver, JSON.writeValueAsString(message)));
    }

    /** The next frame, which must come soon. */
    String next() {
        try {
            var next = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("the next frame").isNotNull();
            if (!isEcho) {
                DescribedFrames.check(next);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a frame", e);
        }
    }

    JsonNode nextJson() {
        return JSON.readTree(next());
    }

    /** The next frame must be this JSON; quotes may be single. */
    void hears(String json) {
        assertThat(nextJson()).isEqualTo(JSON.readTree(json.replace('\'', '"')));
    }

    /** Nothing has come that nobody has asked for. */
    void hasHeardNothingElse() {
        assertThat(received).isEmpty();
    }

    /** The code that the server closes this socket with, which must happen in time; 1006 where it gives none. */
    int closedWithin(Duration patience) {
        try {
            return closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The socket is still open after " + patience, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Reads again. */
    void listen() {
        socket.request(1);
    }

    @Override
    public void close() {
        hangUp();
    }

    /** Ends it in good order. */
    void hangUp() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(gone -> null)
                .join();
        socket.abort();
    }
}
