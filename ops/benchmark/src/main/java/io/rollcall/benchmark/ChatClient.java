// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client's end of a socket of the chat door: writes numbered messages to its partner, awaits the answer to each, and
 * takes the partner's. At the echo's path a message that comes back is its own answer.
 */
final class ChatClient implements WebSocket.Listener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chatter chatter;
    private final Chatter partner;
    private final long[] due;
    private final Arrivals answers;
    private final Arrivals received;
    private final Failures failures;
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<WebSocket> writing = new CompletableFuture<>();
    private int written;
    private int goal;
    private volatile boolean closed;

    /** @param messages how many each of the two writes at most */
    ChatClient(Chatter chatter, Chatter partner, int messages, Failures failures) {
        this.chatter = chatter;
        this.partner = partner;
        this.due = new long[messages];
        this.answers = new Arrivals(messages);
        this.received = new Arrivals(messages);
        this.failures = failures;
    }

    /** Opens it; returns once it is open, or is known not to be. */
    void open(HttpClient http, URI path) {
        writing = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("token", chatter.token())
                .buildAsync(path, this);
        writing.exceptionally(failure -> closed("a socket did not open: " + failure))
                .join();
    }

    /**
     * Writes the next message as soon as the one before it is sent.
     *
     * @param time when it was to be written, on {@link System#nanoTime()}
     */
    synchronized void write(long time) {
        due[written++] = time;
        goal = Math.max(goal, written);
        var frame = "{\"receiver\":\"%d\",\"message\":\"%d %d\"}".formatted(partner.user(), written, time);
        writing = writing.thenCompose(socket -> socket.sendText(frame, true));
        writing.exceptionally(failure -> closed("a message was not written: " + failure));
    }

    /** Writes so many messages, each as soon as the one before it is answered. */
    synchronized void rush(int messages) {
        goal = written + messages;
        write(System.nanoTime());
    }

    Chatter chatter() {
        return chatter;
    }

    boolean isOpen() {
        return !closed;
    }

    synchronized int written() {
        return written;
    }

    /** Whether all that was to be written is, and is answered. */
    synchronized boolean isAnswered() {
        return answers.arrived() >= goal;
    }

    /** The server's answers to this socket's messages. */
    Arrivals answers() {
        return answers;
    }

    /** The partner's messages. */
    Arrivals received() {
        return received;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            take(JSON.readTree(partial.toString()), System.nanoTime());
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

    private void take(JsonNode frame, long now) {
        if (frame.path("senderid").asLong(0) == partner.user()) {
            var message = frame.get("message").asString().split(" ");
            received.take(
                    Integer.parseInt(message[0]),
                    now - Long.parseLong(message[1]),
                    frame.get("msg_id").asLong());
        } else if (frame.path("response").asString("200").equals("200") && !frame.has("senderid")) {
            answered(frame.path("msg_id").asLong(0), now);
        } else {
            failures.add("a frame was not asked for: " + frame);
        }
    }

    /** Answers come in the order of what they answer. */
    private synchronized void answered(long id, long now) {
        var number = answers.arrived() + 1;
        answers.take(number, now - due[number - 1], id);
        if (number == written && written < goal) {
            write(now);
        }
    }

    private WebSocket closed(String reason) {
        closed = true;
        failures.add(reason);
        return null;
    }
}
