// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator of a server, which does what operators do and waits for it. */
final class Operator implements AutoCloseable {

    private static final String TOKEN = "a token for measurements";
    private static final int PAUSE_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    Operator(URI server) {
        this.server = server;
    }

    /** What a server is started with so that it knows this operator, as options of Java. */
    static List<String> options() {
        return Map.of("enabled", "true", "tokens.bench.role", "operator", "tokens.bench.sha256", sha256())
                .entrySet()
                .stream()
                .map(setting -> "-Drollcall.ops." + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Has a job done, and returns it as it has ended; it may be refused. */
    JsonNode done(String act) throws IOException, InterruptedException {
        var job = send("POST", act, BodyPublishers.ofString("{\"reason\": \"Measured\"}"));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var now = JSON.readTree(job.body());
        while (!now.path("state").asString("").equals("ended")) {
            if (System.nanoTime() > deadline || !now.has("id")) {
                throw new IOException(act + " comes to no end: " + now);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            now = JSON.readTree(get("/ops/v1/jobs/" + now.get("id").asString()).body());
        }
        return now;
    }

    /** Asks until the answer is there; a server that works for it says 202 meanwhile. */
    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        var answer = get(path);
        while (answer.statusCode() == 202) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            answer = get(path);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    /** What is answered, as JSON. */
    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(answer(path).body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, body);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
