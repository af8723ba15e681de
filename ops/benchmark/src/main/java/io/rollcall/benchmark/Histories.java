// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Histories of conversations, as their users read them, held to what the senders were told. */
final class Histories implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final Failures failures;

    Histories(URI server, Failures failures) {
        this.server = server;
        this.failures = failures;
    }

    /** Reads from back to front what the two have written, and tells the failures of whatever is not as it was. */
    void check(ChatClient reader, ChatClient partner) throws IOException, InterruptedException {
        var total = reader.written() + partner.written();
        awaitStored(reader, partner, total);
        var stored = new ArrayList<String>();
        for (long before = total + 1; before > 1; ) {
            var page = page(reader, partner, before);
            if (page.isEmpty()) {
                break;
            }
            stored.addAll(0, page.stream().map(Histories::line).toList());
            before = page.getFirst().get("msg_id").asLong();
        }
        if (!stored.equals(told(total, reader, partner))) {
            failures.add("a history is not what was written");
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** A socket's answer does not wait for the read models. */
    private void awaitStored(ChatClient reader, ChatClient partner, int total)
            throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            var newest = page(reader, partner, total + 2L);
            if (!newest.isEmpty() && newest.getLast().get("msg_id").asInt() >= total) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private List<JsonNode> page(ChatClient reader, ChatClient partner, long before)
            throws IOException, InterruptedException {
        var path = "/v1/chats?user_id=%d&before=%d".formatted(partner.chatter().user(), before);
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("token", reader.chatter().token())
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("A history is answered " + answer.statusCode() + ": " + answer.body());
        }
        var messages = JSON.readTree(answer.body()).get("messages");
        return StreamSupport.stream(messages.spliterator(), false).toList();
    }

    /** The server's number, the sender, and the sender's number. */
    private static String line(JsonNode message) {
        return message.get("msg_id").asLong() + " " + message.get("senderid").asLong() + " "
                + message.get("message").asString().split(" ")[0];
    }

    private static List<String> told(int total, ChatClient... pair) {
        var lines = new String[total];
        for (var sender : pair) {
            var ids = sender.answers().ids();
            for (int i = 0; i < sender.written(); i++) {
                var id = (int) ids[i];
                if (id >= 1 && id <= total) {
                    lines[id - 1] = id + " " + sender.chatter().user() + " " + (i + 1);
                }
            }
        }
        return Arrays.asList(lines);
    }
}
