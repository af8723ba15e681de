// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A user that asks for its account over and over, and the answers. */
public final class Poller implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(10);
    private static final int RIGHT = 200;

    /** For so many answers in a row all is well again. */
    private static final int WELL = 100;

    private record Answered(long nanos, int status) {}

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final HttpRequest request;
    private final List<Answered> answers = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final long begun = System.nanoTime();
    private volatile boolean closed;

    private Poller(URI base, String token) {
        request = HttpRequest.newBuilder(base.resolve("/api/account/"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Token " + token)
                .build();
        thread = Thread.ofVirtual().start(this::run);
    }

    /** Begins. */
    public static Poller of(URI base, String token) {
        return new Poller(base, token);
    }

    /** Whether something went wrong, and nothing has for a while. */
    public boolean isWellAgain() {
        return hasWrong(List.copyOf(answers)) && isWell();
    }

    /** Whether nothing has gone wrong for a while. */
    public boolean isWell() {
        var sofar = List.copyOf(answers);
        var size = sofar.size();
        return size > WELL && !hasWrong(sofar.subList(size - WELL, size));
    }

    /** All statuses so far. */
    public Set<Integer> statuses() {
        return answers.stream().map(Answered::status).collect(Collectors.toSet());
    }

    /** How many of these there were, over what time, and when the last of them was. */
    public String told(int status) {
        var those = answers.stream().filter(it -> it.status() == status).toList();
        return those.isEmpty()
                ? "no " + status
                : String.format(
                        Locale.ROOT,
                        "%d times %d, from %.2f s to %.2f s",
                        those.size(),
                        status,
                        seconds(those.getFirst().nanos()),
                        seconds(those.getLast().nanos()));
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.close();
    }

    private static boolean hasWrong(List<Answered> some) {
        return some.stream().anyMatch(it -> it.status() != RIGHT);
    }

    private double seconds(long nanos) {
        return (nanos - begun) / 1e9;
    }

    private void run() {
        while (!closed) {
            try {
                var status = http.send(request, BodyHandlers.discarding()).statusCode();
                answers.add(new Answered(System.nanoTime(), status));
            } catch (IOException e) {
                answers.add(new Answered(System.nanoTime(), -1));
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }
}
