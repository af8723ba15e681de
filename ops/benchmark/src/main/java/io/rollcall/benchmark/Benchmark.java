// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.FlameGraph;
import io.rollcall.benchmark.report.Results;
import io.rollcall.benchmark.report.ResultsPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures everything on embedded parts in a folder of its own and writes {@code RESULTS.md} and {@code results.json},
 * compared with what is committed. {@code --quick} only shows that everything runs, {@code --only=accounts+chat} runs
 * parts by their names, {@code --logs=1000000} takes logs of other sizes, and all three write below {@code target};
 * {@code --peer.url=} names another server that speaks the meet door's documents.
 */
public final class Benchmark {

    private static final String PEER = "--peer.url=";
    private static final String ONLY = "--only=";
    private static final String LOGS = "--logs=";

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        var quick = List.of(arguments).contains("--quick");
        var only = value(ONLY, arguments).map(parts -> Set.of(parts.split("\\+")));
        var logs = value(LOGS, arguments)
                .map(sizes ->
                        Stream.of(sizes.split("\\+")).map(Integer::valueOf).toList());
        var usual = quick ? Effort.quick() : Effort.full();
        var effort = logs.map(usual::withLogs).orElse(usual);
        var folder = Files.createTempDirectory("rollcall-benchmark");
        try {
            var run = new BenchmarkRun(
                    effort, folder, part -> only.isEmpty() || only.get().contains(part));
            var results = run.run(value(PEER, arguments).map(URI::create));
            tell(results, run.profiles(), quick || only.isPresent() || logs.isPresent());
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    /** What is not a whole run is told elsewhere, and compared with nothing. */
    private static void tell(Results results, Map<String, FlameGraph> profiles, boolean inPart) throws IOException {
        var out = Files.createDirectories(Path.of(inPart ? "target/results" : "."));
        results.write(out.resolve("results.json"));
        new ResultsPage(results, profiles, inPart ? Optional.empty() : committed()).write(out);
        System.out.println("See " + out.resolve("RESULTS.md").toAbsolutePath().normalize());
    }

    private static Optional<String> value(String option, String... arguments) {
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }

    private static Optional<Results> committed() {
        return Machine.git("show", "HEAD:./results.json").map(Results::of);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
