// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of notifications, read as a browser's {@code EventSource} reads it. */
public final class ToldEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** An event as it was told. */
    public record Told(long id, String name, JsonNode data) {

        /** Name and data. */
        public String said() {
            return name + " " + data;
        }
    }

    private final InputStream body;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final CompletableFuture<String> firstId = new CompletableFuture<>();
    private volatile @Nullable String lastId;

    private ToldEvents(InputStream body, @Nullable String lastId) {
        this.body = body;
        this.lastId = lastId;
        Thread.ofVirtual().start(this::read);
    }

    /** Opens a stream, which must be there; the server has begun to tell once this returns. */
    public static ToldEvents at(URI base, String authorization, @Nullable String lastId, String... headers) {
        try {
            var answer = ask(base, authorization, lastId, headers);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            var events = new ToldEvents(answer.body(), lastId);
            if (lastId == null) {
                events.firstId.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("The stream does not begin", e);
        }
    }

    private static HttpResponse<InputStream> ask(
            URI base, String authorization, @Nullable String lastId, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve("/api/notifications/"))
                .header("Authorization", authorization)
                .header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** The next event. */
    public Told next() {
        return next(PATIENCE);
    }

    /** The next event, which may take its time. */
    public Told next(Duration patience) {
        try {
            var next = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(next)
                    .as("an event; the stream has ended: %s", end.isDone())
                    .isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("Nothing is told", e);
        }
    }

    /** The next event says this. */
    public Told tells(String name, String json) {
        var next = next();
        assertThat(next.said()).isEqualTo(new Told(0, name, JSON.readTree(json.replace('\'', '"'))).said());
        return next;
    }

    /** The next so many events. */
    public List<Told> next(int many) {
        var all = new ArrayList<Told>();
        while (all.size() < many) {
            all.add(next());
        }
        return all;
    }

    /** What has come, and has not been asked for yet. */
    public List<Told> unread() {
        var all = new ArrayList<Told>();
        told.drainTo(all);
        return all;
    }

    /** What a client that comes back says. */
    public @Nullable String lastId() {
        return lastId;
    }

    public int heartbeats() {
        return heartbeats.get();
    }

    public boolean hasEnded() {
        return end.isDone();
    }

    /** The stream comes to its end as it should, or fails with what broke it off. */
    public void endsWithin(Duration patience) throws ExecutionException, TimeoutException, InterruptedException {
        end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until the stream is no more, in whatever way. */
    public void isOver() throws InterruptedException, TimeoutException {
        try {
            endsWithin(PATIENCE);
        } catch (ExecutionException brokenOff) {
            // so be it
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var fields = new ArrayList<String>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    take(fields);
                    fields.clear();
                } else {
                    fields.add(line);
                }
            }
            end.complete(null);
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }

    private void take(List<String> fields) {
        if (fields.stream().anyMatch(field -> field.startsWith(":"))) {
            heartbeats.incrementAndGet();
        }
        var id = value(fields, "id: ");
        if (id != null) {
            lastId = id;
            firstId.complete(id);
        }
        var data = value(fields, "data: ");
        if (id != null && data != null) {
            told.add(new Told(Long.parseLong(id), String.valueOf(value(fields, "event: ")), JSON.readTree(data)));
        }
    }

    private static @Nullable String value(List<String> fields, String name) {
        return fields.stream()
                .filter(field -> field.startsWith(name))
                .map(field -> field.substring(name.length()))
                .findFirst()
                .orElse(null);
    }
}
