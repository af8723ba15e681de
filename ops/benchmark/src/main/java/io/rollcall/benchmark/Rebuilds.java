// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** How many events a second a start folds into all read models, against reading the log, by the size of the log. */
final class Rebuilds {

    private static final String HEAP = "1g";
    private static final int CALLERS = 64;
    private static final int USERS = 2000;
    private static final int FETCH = 1000;

    private final Path folder;
    private final Effort effort;
    private final Map<Integer, Double> rates = new TreeMap<>();
    private double ceiling;

    Rebuilds(Path folder, Effort effort) {
        this.folder = folder;
        this.effort = effort;
    }

    /** Of the largest log, the mean of some starts less that of the same server on an empty log. */
    Figure figure() throws Exception {
        var empty = seconds(Files.createTempDirectory(folder, "empty"));
        var rounds = new ArrayList<Double>();
        for (var size : effort.logs()) {
            var server = Files.createTempDirectory(folder, "log");
            write(server.resolve("data"), size);
            rounds.clear();
            var written = names(server.resolve("data"));
            for (int round = 0; round < Math.min(2, effort.rounds()); round++) {
                keepOnly(written, server.resolve("data"));
                rounds.add(size / Math.max(0.1, seconds(server) - empty));
            }
            rates.put(size, Figure.rate("", rounds, 0).median());
            Benchmark.delete(server);
        }
        return Figure.rate("rebuild of all read models at a start, events, against reading the log", rounds, ceiling);
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

    /** What an earlier start has left is not to make the next one shorter. */
    private static void keepOnly(Set<Path> written, Path data) throws Exception {
        for (var name : names(data)) {
            if (!written.contains(name)) {
                Benchmark.delete(name);
            }
        }
    }

    private static double seconds(Path server) throws Exception {
        var begun = System.nanoTime();
        try (var process = ServerProcess.start(server, HEAP)) {
            process.awaitReady();
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    /** Sign-ups and changes of settings; by a server that keeps no read models. */
    private void write(Path data, int size) throws SQLException {
        try (var server = MeasuredServer.start(data, "web")) {
            var path = new CommandPath(server, USERS);
            while (path.events() < size) {
                Rate.of(CALLERS, Duration.ofMillis(200), caller -> path::command);
            }
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
