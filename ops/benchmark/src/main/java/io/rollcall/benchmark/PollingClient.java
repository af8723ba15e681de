// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** A user that has signed up and asks, every 10 ms, for its account (MongoDB) and for an image (PostgreSQL) in turn. */
final class PollingClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MILLIS = 10;
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    /** How long the answers took, and how often there was none. */
    record Waits(List<Long> ascending, int failures) {

        /** In milliseconds; not a number where nothing has come. */
        double percentile(int percent) {
            return ascending.isEmpty() ? Double.NaN : ascending.get((number() - 1) * percent / 100) / 1e6;
        }

        int number() {
            return ascending.size();
        }
    }

    /** Goes on until it is stopped. */
    interface Polling {

        /** Ends it with the answer under way. */
        Waits stop();
    }

    private final HttpClient http;
    private final URI base;
    private final String token;
    private volatile boolean stopped;

    private PollingClient(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** Signs up at the chat door; without a token where there is nobody to sign up at any more. */
    static PollingClient of(URI base) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        var name = UUID.randomUUID();
        var form = "{\"account_name\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"%s\"}";
        var signUp = HttpRequest.newBuilder(base.resolve("/v1/users/"))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(form.formatted(name, name, name)))
                .build();
        try {
            var token = TOKEN.matcher(http.send(signUp, BodyHandlers.ofString()).body());
            return new PollingClient(http, base, token.find() ? token.group(1) : "none");
        } catch (IOException e) {
            return new PollingClient(http, base, "none");
        }
    }

    Polling poll() {
        var waits = CompletableFuture.supplyAsync(this::waits);
        return () -> {
            stopped = true;
            return waits.join();
        };
    }

    private Waits waits() {
        var waits = new ArrayList<Long>();
        var failures = 0;
        for (var turn = 0; !stopped; turn++) {
            var start = System.nanoTime();
            if (isAnswered(turn % 2 == 0 ? "/v1/users/" : "/media/" + "0".repeat(64))) {
                waits.add(System.nanoTime() - start);
            } else {
                failures++;
            }
            pause();
        }
        return new Waits(waits.stream().sorted().toList(), failures);
    }

    private boolean isAnswered(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("token", token)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
