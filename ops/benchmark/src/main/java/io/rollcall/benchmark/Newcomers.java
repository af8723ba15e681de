// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs people up at the meet door, by the code that is right in debug mode: its tokens open sockets of the chat door.
 */
final class Newcomers implements AutoCloseable {

    private static final long FIRST = 9_160_000_000L;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "----newcomer";
    private static final byte[] AVATAR = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong number;
    private final AtomicInteger again = new AtomicInteger();
    private final URI users;

    Newcomers(URI server) {
        this(server, FIRST);
    }

    /** @param first the national number of the first of them; others count on from there */
    Newcomers(URI server, long first) {
        this.number = new AtomicLong(first);
        this.users = server.resolve("/api/auth/users/");
    }

    /** So many users; all of them must be let in. */
    List<Chatter> signUp(int people) throws Exception {
        var chatters = new ArrayList<Chatter>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var signUp : threads.invokeAll(Collections.<Callable<Chatter>>nCopies(people, this::signUp))) {
                chatters.add(signUp.get());
            }
        }
        return chatters;
    }

    /** How often the server has asked to be tried again. */
    int again() {
        return again.get();
    }

    @Override
    public void close() {
        http.close();
    }

    /** A server that is busy says when to come again; it may have taken the number. */
    private Chatter signUp() throws IOException, InterruptedException {
        var answer = http.send(request("+7" + number.getAndIncrement()), BodyHandlers.ofString());
        while (answer.statusCode() == 503) {
            again.incrementAndGet();
            TimeUnit.SECONDS.sleep(
                    answer.headers().firstValueAsLong("Retry-After").orElse(1));
            answer = http.send(request("+7" + number.getAndIncrement()), BodyHandlers.ofString());
        }
        if (answer.statusCode() != 201) {
            throw new IOException("A sign-up is answered " + answer.statusCode() + ": " + answer.body());
        }
        var body = JSON.readTree(answer.body());
        return new Chatter(body.get("user_id").asLong(), body.get("token").asString());
    }

    private HttpRequest request(String phone) {
        var form = new ByteArrayOutputStream(); // with a length: not all servers take a body without
        form.writeBytes(field("phone", phone));
        form.writeBytes(field("code", "00000"));
        form.writeBytes(field("is_new", "true"));
        form.writeBytes(field("name", "Somebody"));
        form.writeBytes(part("name=\"avatar\"; filename=\"a.png\"\r\nContent-Type: image/png", ""));
        form.writeBytes(AVATAR);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(users)
                .timeout(PATIENCE)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
    }

    private static byte[] field(String name, String value) {
        return part("name=\"" + name + "\"", value + "\r\n");
    }

    private static byte[] part(String disposition, String content) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
