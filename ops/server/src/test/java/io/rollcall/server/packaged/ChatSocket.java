// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of a WebSocket of a packaged server's chat door. */
final class ChatSocket implements WebSocket.Listener, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private ChatSocket(URI address, String token) {
        socket = HTTP.newWebSocketBuilder()
                .header("token", token)
                .connectTimeout(PATIENCE)
                .buildAsync(address, this)
                .join();
    }

    static ChatSocket at(PackagedServer server, String token) {
        return new ChatSocket(URI.create(server.base().toString().replaceFirst("^http", "ws") + "/v1/ws/"), token);
    }

    /** Sends a message, and does not wait for its answer. */
    ChatSocket write(long receiver, String message) {
        socket.sendText("{\"receiver\":\"%d\",\"message\":\"%s\"}".formatted(receiver, message), true)
                .join();
        return this;
    }

    /** The next frame, whatever it says. */
    JsonNode next() throws InterruptedException {
        var frame = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(frame).as("a frame").isNotNull();
        return JSON.readTree(frame);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
