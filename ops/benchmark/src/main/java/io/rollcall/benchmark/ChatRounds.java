// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rounds of the chat and of its ceiling, the echo, take turns: in a rush each socket writes its next message as soon as
 * the one before it is answered; evenly, one a period, whatever the server does.
 */
final class ChatRounds {

    /** Rounds of a new server before any is measured: it gets faster for fifteen. */
    static final int COLD = 16;

    /** The same of one that has changed accounts for minutes. */
    static final int WARM = 6;

    private static final int ECHO_WARMING = 3;
    private static final int ROUNDS = 3;
    private static final int RUSHED = 4;
    private static final int EVENLY = 4;
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int ECHOES = (ECHO_WARMING + ROUNDS) * RUSHED;
    private static final int HISTORIES = 50;

    private final ServerProcess server;
    private final int warming;
    private final int beforeEvenly;
    private final List<Chatter> chatters;
    private final Failures failures;
    private final Path samples;
    private final List<Double> echoed = new ArrayList<>();
    private final List<Double> chatted = new ArrayList<>();
    private final List<Double> received = new ArrayList<>();

    /**
     * @param warming how many rounds are not measured
     * @param samples where the samples are written of what has the processor in a rush
     */
    ChatRounds(ServerProcess server, int warming, List<Chatter> chatters, Failures failures, Path samples) {
        this.server = server;
        this.warming = warming;
        this.beforeEvenly = (warming + ROUNDS + 1) * RUSHED; // one to take samples of
        this.samples = samples;
        this.chatters = chatters;
        this.failures = failures;
    }

    /** Opens the sockets, lets them chat, and prints the figures; the sockets stay open. */
    void print() throws IOException, InterruptedException {
        var chat = ChatPairs.open(server.base(), chatters, false, messages(), failures);
        var echo = ChatPairs.open(server.base(), chatters, true, ECHOES, failures);
        print("%d sockets of the chat and %d of the echo are open", chat.open(), echo.open());
        var heap = server.memory().heapAfterCollection();
        rush(chat, echo);
        if (failures.areNone()) {
            evenly(chat);
        }
        var figures = ChatFigures.of(chat.sockets());
        figures.print();
        if (!figures.arePerfect()) {
            failures.add("messages were not delivered once, in order");
        }
        histories(chat.sockets());
        memory(heap, figures.written());
    }

    /** Messages a second in a rush, and how long they took evenly. */
    List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        if (!chatted.isEmpty()) {
            var ceiling = Figure.rate("", echoed, 0).median();
            figures.add(Figure.rate(
                    "chat messages, %d sockets, against echoes".formatted(chatters.size()), chatted, ceiling));
        }
        if (!received.isEmpty()) {
            var rate = chatters.size() / PERIOD.toSeconds();
            figures.add(Figure.cost("chat messages, evenly %d/s, until received, p99".formatted(rate), "ms", received));
        }
        return figures;
    }

    private void rush(ChatPairs chat, ChatPairs echo) throws IOException, InterruptedException {
        for (int round = 0; round < warming; round++) {
            chat.rush(RUSHED);
        }
        for (int round = 0; round < ECHO_WARMING; round++) {
            echo.rush(RUSHED);
        }
        for (int round = 0; round < ROUNDS && failures.areNone(); round++) {
            echoed.add(echo.rush(RUSHED));
            chatted.add(chat.rush(RUSHED));
        }
        print("In a rush: each socket's next message as soon as the one before it is answered");
        figures()
                .forEach(figure -> print(
                        "  chat %.0f messages/s  echo %.0f messages/s  ratio %.2f",
                        figure.median(), figure.ceiling(), figure.ratio()));
        server.memory().record();
        chat.rush(RUSHED);
        server.memory().recorded(samples);
    }

    private void evenly(ChatPairs chat) {
        chat.talk(PERIOD, EVENLY);
        var perSecond = chatters.size() / (double) PERIOD.toSeconds();
        print("Evenly: %.0f messages/s, one a socket every %d s", perSecond, PERIOD.toSeconds());
        for (int message = 0; message < EVENLY; message++) {
            received.add(Delays.ofOne(
                            chat.sockets().stream().map(ChatClient::received).toList(), beforeEvenly + message)
                    .percentile(99));
        }
        delays(
                "until answered",
                chat.sockets().stream().map(ChatClient::answers).toList());
        delays(
                "until received",
                chat.sockets().stream().map(ChatClient::received).toList());
        print("In all");
    }

    private void delays(String what, List<Arrivals> arrivals) {
        new Delays(arrivals, beforeEvenly).print(what);
    }

    private void histories(List<ChatClient> sockets) throws IOException, InterruptedException {
        var pairs = sockets.size() / 2;
        var read = Math.min(HISTORIES, pairs);
        try (var histories = new Histories(server.base(), failures)) {
            for (int i = 0; i < read; i++) {
                var pair = i * pairs / read;
                histories.check(sockets.get(2 * pair), sockets.get(2 * pair + 1));
            }
        }
        print("  histories %d read, %d messages each", read, 2 * messages());
    }

    /** The embedded read store keeps what is written in the server's own heap: that is what it grows by. */
    private void memory(long before, int written) throws IOException, InterruptedException {
        var memory = server.memory();
        var after = memory.heapAfterCollection();
        print(
                "  heap      %d MiB before, %d MiB after, full collections, sockets open: %d bytes for each message kept",
                before >> 20, after >> 20, (after - before) / Math.max(1, written));
        print("  process   %d MiB resident at its peak", memory.peak() >> 20);
    }

    private int messages() {
        return beforeEvenly + EVENLY;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
