// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Sockets in pairs: the first with the second, the third with the fourth, and so on.
 *
 * @param echoes whether the server sends each message back, to nobody else
 * @param failures what goes wrong with any of them
 */
record ChatPairs(List<ChatClient> sockets, boolean echoes, Failures failures) {

    private static final int OPENED_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK = Duration.ofMillis(5).toNanos();

    /** Opens a socket for each; whatever goes wrong, from here on, is among the failures. */
    static ChatPairs open(URI server, List<Chatter> chatters, boolean echoes, int messagesEach, Failures failures) {
        var sockets = IntStream.range(0, chatters.size())
                .mapToObj(i -> new ChatClient(chatters.get(i), chatters.get(i ^ 1), messagesEach, failures))
                .toList();
        var path = URI.create("ws://" + server.getAuthority() + (echoes ? "/v1/ws_echo/" : "/v1/ws/"));
        var http = HttpClient.newHttpClient(); // stays open with its sockets
        try (var threads = Executors.newFixedThreadPool(OPENED_AT_ONCE)) {
            sockets.forEach(socket -> threads.submit(() -> socket.open(http, path)));
        }
        return new ChatPairs(sockets, echoes, failures);
    }

    /** How many are open. */
    long open() {
        return sockets.stream().filter(ChatClient::isOpen).count();
    }

    /** Each writes so many messages, one a period, all evenly spread over time; returns once all have come. */
    void talk(Duration period, int messagesEach) {
        var start = System.nanoTime();
        for (int number = 0; number < messagesEach; number++) {
            for (int i = 0; i < sockets.size(); i++) {
                var due = start + period.toNanos() * number + period.toNanos() * i / sockets.size();
                awaitTime(due);
                sockets.get(i).write(due);
            }
        }
        awaitAll();
    }

    /**
     * Each writes so many messages, each as soon as the one before it is answered.
     *
     * @return messages in a second, from the first one until all are answered and have come
     */
    double rush(int messagesEach) {
        var start = System.nanoTime();
        sockets.forEach(socket -> socket.rush(messagesEach));
        awaitAll();
        return sockets.size() * (double) messagesEach * 1e9 / (System.nanoTime() - start);
    }

    private void awaitAll() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!sockets.stream().allMatch(this::isDone)) {
            if (System.nanoTime() > deadline) {
                failures.add("not all messages had come after " + PATIENCE.toSeconds() + " s");
                return;
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    /** Whether a socket has nothing to wait for; partners write alike. */
    private boolean isDone(ChatClient socket) {
        return !socket.isOpen()
                || socket.isAnswered() && (echoes || socket.received().arrived() >= socket.written());
    }

    private static void awaitTime(long due) {
        for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
