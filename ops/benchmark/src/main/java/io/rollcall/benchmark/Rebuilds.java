// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import io.rollcall.log.subscription.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a log costs by its size: how many events a second a start folds into all read models, against reading the log,
 * where policies and the stream have done theirs as on every server that has run before; a start that finds what the
 * one before has kept, also after SIGKILL; and an account's requests.
 */
final class Rebuilds {

    private static final String HEAP = "1g";
    private static final int CALLERS = 64;
    private static final int EVENTS_OF_A_USER = 10;
    private static final int MIB = 20;
    private static final int FETCH = 1000;
    private static final double MILLION = 1e6;

    /** Numbers of those that sign up in the second process on the same log. */
    private static final long KILLED = 9_170_000_000L;

    private final Path folder;
    private final Effort effort;
    private final Map<Integer, Double> rates = new TreeMap<>();
    private final List<Double> rounds = new ArrayList<>();
    private final List<Double> processor = new ArrayList<>();
    private double ceiling;

    Rebuilds(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Rates are of the largest log: some starts, less that of the same server on the smallest one. */
    List<Figure> figures() throws Exception {
        var figures = new ArrayList<Figure>();
        @Nullable Start first = null;
        @Nullable Took least = null;
        for (var size : effort.logs()) {
            var server = Files.createTempDirectory(folder, "log");
            write(server.resolve("data"), size);
            var isLast = size.equals(effort.logs().getLast());
            if (least == null) {
                least = took(server, size);
            } else {
                rebuild(server, size, least, isLast ? Math.min(2, effort.rounds()) : 1);
            }
            var start = start(server);
            first = first == null ? start : first;
            figures.addAll(start.figures(size, first));
            if (isLast) {
                figures.add(Start.growth(
                        "start to ready after SIGKILL, %,d events", size, killed(server), first.seconds(), "s"));
            }
            Benchmark.delete(server);
        }
        figures.add(
                Figure.rate("rebuild of all read models at a start, events, against reading the log", rounds, ceiling));
        figures.add(Figure.cost("processor time of a rebuild, for 1,000 events", "ms", processor));
        return figures;
    }

    /**
     * A start that builds all read models.
     *
     * @param events of its log
     * @param seconds until it was ready
     * @param processor what it has had of the processors by then, in seconds
     */
    private record Took(int events, double seconds, double processor) {}

    /** What an earlier start has left for itself is not to make the next one shorter. */
    private void rebuild(Path server, int size, Took least, int starts) throws Exception {
        rounds.clear();
        processor.clear();
        var written = names(server.resolve("data"));
        for (int round = 0; round < starts; round++) {
            keepOnly(written, server.resolve("data"));
            var took = took(server, size);
            var more = size - least.events();
            rounds.add(more / Math.max(0.1, took.seconds() - least.seconds()));
            processor.add((took.processor() - least.processor()) * MILLION / more);
        }
        rates.put(size, Figure.rate("", rounds, 0).median());
    }

    /** Of a server that was killed while it was changed, and has to replay what came since it kept something. */
    private double killed(Path server) throws Exception {
        var process = ServerProcess.start(server, HEAP);
        process.awaitReady();
        try (var newcomers = new Newcomers(process.base(), KILLED)) {
            var tokens = newcomers.signUp(CALLERS).stream().map(Chatter::token).toList();
            var requests = new AccountRequests(process.base(), tokens);
            Rate.of(CALLERS, effort.round(), requests.change());
        } finally {
            process.kill();
        }
        return took(server, 0).seconds();
    }

    /**
     * A start with what the one before has kept, the requests of an account, in milliseconds, and the memory after
     * them, in MiB.
     */
    private record Start(double seconds, double get, double patch, double resident, double heap) {

        private List<Figure> figures(int size, Start least) {
            return List.of(
                    growth("start to ready, %,d events, read models kept", size, seconds, least.seconds, "s"),
                    growth(AccountRates.GET + " alone, log of %,d events", size, get, least.get, "ms"),
                    growth(AccountRates.PATCH + " alone, log of %,d events", size, patch, least.patch, "ms"),
                    growth("resident memory, %,d events", size, resident, least.resident, "MiB"),
                    growth("heap after a full collection, %,d events", size, heap, least.heap, "MiB"));
        }

        private static Figure growth(String name, int size, double value, double least, String unit) {
            return Figure.growth(name.formatted(size), unit, List.of(value), least);
        }
    }

    /** By size of the log. */
    Map<Integer, Double> rates() {
        return rates;
    }

    private static Set<Path> names(Path data) throws IOException {
        try (var names = Files.list(data)) {
            return names.collect(Collectors.toSet());
        }
    }

    private static void keepOnly(Set<Path> written, Path data) throws Exception {
        for (var name : names(data)) {
            if (!written.contains(name)) {
                Benchmark.delete(name);
            }
        }
    }

    private static Took took(Path server, int events) throws Exception {
        var begun = System.nanoTime();
        try (var process = ServerProcess.start(server, HEAP)) {
            process.awaitReady();
            return new Took(
                    events,
                    (System.nanoTime() - begun) / 1e9,
                    process.processorTime().toMillis() / 1e3);
        }
    }

    private Start start(Path server) throws Exception {
        var begun = System.nanoTime();
        try (var process = ServerProcess.start(server, HEAP)) {
            process.awaitReady();
            var seconds = (System.nanoTime() - begun) / 1e9;
            try (var newcomers = new Newcomers(process.base())) {
                var tokens = newcomers.signUp(1).stream().map(Chatter::token).toList();
                var requests = new AccountRequests(process.base(), tokens);
                var growth = new Growth(effort);
                var read = requests.read().apply(0);
                var change = requests.change().apply(0);
                for (int round = 0; round < effort.rounds(); round++) { // a new process is slow at first
                    growth.median(read);
                    growth.median(change);
                }
                var memory = process.memory();
                return new Start(
                        seconds,
                        growth.median(read),
                        growth.median(change),
                        memory.resident() >> MIB,
                        memory.heapAfterCollection() >> MIB);
            }
        }
    }

    /** Sign-ups and changes of settings; by a server that keeps no read models, but does all else. */
    private void write(Path data, int size) throws SQLException, InterruptedException {
        try (var server = MeasuredServer.start(data, "web,policy,stream")) {
            var path = new CommandPath(server, size / EVENTS_OF_A_USER);
            while (path.events() < size) {
                Rate.of(CALLERS, Duration.ofMillis(200), caller -> path::command);
            }
            server.awaitFollowed(path.events(), Role.POLICY, Role.STREAM);
            var begun = System.nanoTime();
            var read = read(server);
            ceiling = read * 1e9 / (System.nanoTime() - begun);
        }
    }

    /** As a follower does, in pages, all columns. */
    private static int read(MeasuredServer server) throws SQLException {
        var read = 0;
        try (var connection = server.context().getBean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (var rows = statement.executeQuery("select * from events order by position")) {
                    while (rows.next()) {
                        read++;
                    }
                }
            }
            connection.rollback();
        }
        return read;
    }
}
