// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.FlameGraph;
import io.rollcall.benchmark.report.Results;
import io.rollcall.benchmark.report.ResultsPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures everything on embedded parts in a folder of its own, and puts it in the place of what is committed in
 * {@code RESULTS.md} and {@code results.json}, compared with that; parts that it does not run stay as they are.
 * {@code --only=accounts+chat} runs parts by their names, {@code --soak} a load that goes on for ten minutes and
 * nothing else, {@code --logs=1000000} rebuilds from logs of other sizes and nothing else, or with {@code --only} has
 * those parts take such logs; {@code --peer.url=} names another server that speaks the meet door's documents.
 * {@code --quick} only shows that everything runs, and writes below {@code target}.
 */
public final class Benchmark {

    private static final String PEER = "--peer.url=";
    private static final String ONLY = "--only=";
    private static final String LOGS = "--logs=";
    private static final String SOAK = "--soak";
    private static final long SOAK_MINUTES = 10;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        var quick = List.of(arguments).contains("--quick");
        var folder = Files.createTempDirectory("rollcall-benchmark");
        try {
            measure(quick ? Effort.quick() : Effort.full(), quick, folder, arguments);
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private static void measure(Effort effort, boolean quick, Path folder, String... arguments) throws IOException {
        var only = value(ONLY, arguments).map(parts -> Set.of(parts.split("\\+")));
        var logs = value(LOGS, arguments)
                .map(sizes ->
                        Stream.of(sizes.split("\\+")).map(Integer::valueOf).toList());
        var soak = Stream.of(arguments).filter(argument -> argument.startsWith(SOAK));
        var minutes = soak.map(argument ->
                        value(SOAK + "=", argument).map(Long::valueOf).orElse(SOAK_MINUTES))
                .findFirst();
        if (minutes.isPresent()) {
            var run = new BenchmarkRun(effort, folder, any -> true);
            tell(run.soak(Duration.ofMinutes(minutes.get())), run.profiles(), quick);
        } else if (logs.isPresent() && only.isEmpty()) {
            var run = new BenchmarkRun(effort.withLogs(logs.get()), folder, any -> true);
            tell(run.rebuildOf(logs.get()), run.profiles(), quick);
        } else {
            var run = new BenchmarkRun(
                    logs.map(effort::withLogs).orElse(effort),
                    folder,
                    part -> only.isEmpty() || only.get().contains(part));
            tell(run.run(value(PEER, arguments).map(URI::create)), run.profiles(), quick);
        }
    }

    /** What is not measured as it should be is told elsewhere, and compared with nothing. */
    private static void tell(Results measured, Map<String, FlameGraph> profiles, boolean quick) throws IOException {
        var out = Files.createDirectories(Path.of(quick ? "target/results" : "."));
        var before = quick
                ? Results.NONE
                : Machine.git("show", "HEAD:./results.json").map(Results::of).orElse(Results.NONE);
        var results = kept(out, quick).with(measured);
        results.write(out.resolve("results.json"));
        new ResultsPage(results, profiles, before).write(out);
        System.out.println("See " + out.resolve("RESULTS.md").toAbsolutePath().normalize());
    }

    /** What was written last, committed or not: one part may be measured after the other. */
    private static Results kept(Path out, boolean quick) throws IOException {
        var file = out.resolve("results.json");
        return quick || !Files.exists(file) ? Results.NONE : Results.of(Files.readString(file));
    }

    private static Optional<String> value(String option, String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
