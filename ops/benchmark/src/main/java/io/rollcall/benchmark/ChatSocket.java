// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of a socket of the chat door: writes numbered messages to its partner, and takes the partner's. */
final class ChatSocket implements WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chatter partner;
    private final Inbox inbox;
    private final Failures failures;
    private final StringBuilder partial = new StringBuilder();
    private final AtomicInteger stored = new AtomicInteger();
    private volatile boolean closed;
    private CompletableFuture<WebSocket> writing = new CompletableFuture<>();

    /** @param messages how many the partner writes at most */
    ChatSocket(Chatter partner, int messages, Failures failures) {
        this.partner = partner;
        this.inbox = new Inbox(messages);
        this.failures = failures;
    }

    /** Opens it; returns once it is open, or is known not to be. */
    void open(HttpClient http, URI server, Chatter chatter) {
        writing = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("token", chatter.token())
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/ws/"), this);
        writing.exceptionally(failure -> closed("a socket did not open: " + failure))
                .join();
    }

    /**
     * Writes to the partner as soon as what was written before is sent.
     *
     * @param due when this was to be written, on {@link System#nanoTime()}
     */
    void write(int number, long due) {
        var frame = "{\"receiver\":\"%d\",\"message\":\"%d %d\"}".formatted(partner.user(), number, due);
        writing = writing.thenCompose(socket -> socket.sendText(frame, true));
        writing.exceptionally(failure -> {
            failures.add("a message was not written: " + failure);
            return null;
        });
    }

    boolean isOpen() {
        return !closed;
    }

    /** How many messages the server has answered with their number. */
    int stored() {
        return stored.get();
    }

    Inbox inbox() {
        return inbox;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            take(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed("a socket was closed: " + status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed("a socket was lost: " + error);
    }

    private void take(JsonNode frame) {
        if (!frame.has("message") || frame.has("response")) {
            answered(frame);
        } else if (frame.path("senderid").asLong() != partner.user()) {
            failures.add("a message came to somebody it was not for");
        } else {
            var message = frame.get("message").asString().split(" ");
            inbox.take(Integer.parseInt(message[0]), System.nanoTime() - Long.parseLong(message[1]));
        }
    }

    private void answered(JsonNode frame) {
        if (frame.path("response").asString().equals("200")) {
            stored.incrementAndGet();
        } else {
            failures.add("a message was answered " + frame);
        }
    }

    private WebSocket closed(String reason) {
        closed = true;
        failures.add(reason);
        return null;
    }
}
