// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Sockets in pairs: the first with the second, the third with the fourth, and so on. */
final class Chat {

    private static final int OPENED_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private final List<ChatSocket> sockets;
    private int written;

    private Chat(List<ChatSocket> sockets) {
        this.sockets = sockets;
    }

    /** Opens a socket for each; whatever goes wrong, from here on, is among the failures. */
    static Chat open(URI server, List<Chatter> chatters, int messagesEach, Failures failures) {
        var sockets = IntStream.range(0, chatters.size())
                .mapToObj(i -> new ChatSocket(chatters.get(i ^ 1), messagesEach, failures))
                .toList();
        var http = HttpClient.newHttpClient(); // stays open with its sockets
        try (var threads = Executors.newFixedThreadPool(OPENED_AT_ONCE)) {
            for (int i = 0; i < chatters.size(); i++) {
                var chatter = i;
                threads.submit(() -> sockets.get(chatter).open(http, server, chatters.get(chatter)));
            }
        }
        return new Chat(sockets);
    }

    /** How many are open. */
    long open() {
        return sockets.stream().filter(ChatSocket::isOpen).count();
    }

    /** Each writes so many messages, one a period, all evenly spread over time; returns once all have come. */
    void talk(Duration period, int messagesEach) {
        var start = System.nanoTime();
        for (int number = 1; number <= messagesEach; number++) {
            for (int i = 0; i < sockets.size(); i++) {
                var due = start + period.toNanos() * (number - 1) + period.toNanos() * i / sockets.size();
                awaitTime(due);
                sockets.get(i).write(number, due);
                written++;
            }
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAllThere() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK);
        }
    }

    ChatFigures figures() {
        return ChatFigures.of(written, sockets);
    }

    private boolean isAllThere() {
        return sockets.stream().mapToLong(ChatSocket::stored).sum() >= written
                && sockets.stream()
                                .mapToLong(socket -> socket.inbox().delays().count())
                                .sum()
                        >= written;
    }

    private static void awaitTime(long due) {
        for (var wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }
}
