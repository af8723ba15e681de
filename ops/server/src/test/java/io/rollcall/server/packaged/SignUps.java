// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs people up at a server, by the code that it sent. */
final class SignUps {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A user that the server has acknowledged. */
    record Person(String phone, String name, String code, long userId, String token) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicLong NEXT = new AtomicLong(9_160_000_000L + System.nanoTime() % 9_000_000L);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** A number that no test of this process has used. */
    static String phone() {
        return "+7" + NEXT.incrementAndGet();
    }

    /**
     * Signs a number up.
     *
     * @throws IOException if the server is gone, and then it is not known whether it has happened
     */
    Person signUp(URI server, String phone) throws IOException, InterruptedException {
        var name = "Person " + UUID.randomUUID();
        expect(201, post(server.resolve("/api/auth/code/"), "{\"phone\":\"" + phone + "\"}"));
        var code = code(server, phone);
        var answer = expect(201, register(server, phone, code, name));
        var body = JSON.readTree(answer.body());
        return new Person(
                phone,
                name,
                code,
                body.get("user_id").asLong(),
                body.get("token").asString());
    }

    /** Asks to be registered; the answer as it comes. */
    HttpResponse<String> register(URI server, String phone, String code, String name)
            throws IOException, InterruptedException {
        var form = new PictureForm()
                .field("phone", phone)
                .field("code", code)
                .field("is_new", "true")
                .field("name", name)
                .picture("avatar");
        return http.send(form.postTo(server.resolve("/api/auth/users/")).build(), BodyHandlers.ofString());
    }

    /** The status of sending a code. */
    int sendCode(URI server, String phone) throws IOException, InterruptedException {
        return post(server.resolve("/api/auth/code/"), "{\"phone\":\"" + phone + "\"}")
                .statusCode();
    }

    /** The newest code that was sent to a phone; waits for the first, which the sender may owe for some seconds. */
    String code(URI server, String phone) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var messages = messages(server, phone);
        while (messages.isEmpty() && System.nanoTime() < deadline) {
            messages = messages(server, phone);
        }
        return messages.get(messages.size() - 1).get("code").asString();
    }

    private JsonNode messages(URI server, String phone) throws IOException, InterruptedException {
        var outbox = get(server.resolve("/debug/outbox?to=" + phone.replace("+", "%2B")), null);
        return JSON.readTree(outbox.body());
    }

    /** The account behind a token. */
    JsonNode account(URI server, String token) throws IOException, InterruptedException {
        return JSON.readTree(
                expect(200, get(server.resolve("/api/account/"), token)).body());
    }

    /** The status of fetching an image. */
    HttpResponse<String> get(URI uri, @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (token != null) {
            request.header("Authorization", "Token " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI uri, String json) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 503) {
            throw new IOException("Not now");
        }
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
