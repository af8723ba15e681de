// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The page of results: what they were measured on, a table that compares with what was kept before, curves and charts.
 *
 * @param profiles where the processor went, by part of the run; those of earlier runs stay in the folder
 * @param before what was kept last
 */
public record ResultsPage(Results results, Map<String, FlameGraph> profiles, Results before) {

    /** Writes {@code RESULTS.md}, and the charts and profiles beside it. */
    public void write(Path folder) throws IOException {
        var charts = Files.createDirectories(folder.resolve("charts"));
        Files.writeString(charts.resolve("latency.svg"), Charts.latency(all(Findings::curves)));
        Files.writeString(charts.resolve("rebuild.svg"), Charts.rebuild(rebuild()));
        Files.writeString(charts.resolve("processor.svg"), Charts.processor(processor()));
        var flames = Files.createDirectories(folder.resolve("profiles"));
        for (var profile : profiles.entrySet()) {
            Files.writeString(
                    flames.resolve(profile.getKey() + ".svg"),
                    profile.getValue().svg());
        }
        Files.writeString(folder.resolve("RESULTS.md"), text(flames));
    }

    private <T> List<T> all(Function<Findings, List<T>> of) {
        return results.parts().stream()
                .flatMap(part -> of.apply(part.findings()).stream())
                .toList();
    }

    private Map<Integer, Double> rebuild() {
        var rates = new TreeMap<Integer, Double>();
        results.parts().forEach(part -> rates.putAll(part.findings().rebuild()));
        return rates;
    }

    private Map<String, Double> processor() {
        var shares = new TreeMap<String, Double>();
        results.parts().forEach(part -> shares.putAll(part.findings().processor()));
        return shares;
    }

    private String text(Path flames) throws IOException {
        var page = new StringBuilder("# Results\n\nMade by the commands of [README.md](README.md); not edited.\n\n");
        results.parts().stream()
                .reduce((earlier, later) -> earlier.when().compareTo(later.when()) > 0 ? earlier : later)
                .ifPresent(newest -> facts(newest).forEach(page::append));
        page.append("\n| part | when | commit | took s |\n|---|---|---|---|\n");
        results.parts()
                .forEach(part -> page.append("| %s | %s | %s | %.0f |%n"
                        .formatted(part.name(), part.when(), part.commit(), part.seconds())));
        page.append("\n| what | unit | median | ± | ceiling | ratio | before | |\n|---|---|---|---|---|---|---|---|\n");
        results.parts().forEach(part -> rows(part).forEach(page::append));
        page.append(
                "\n± is half of what the rounds differ by; **slower** is worse than before by more than both runs' ±.\n");
        all(Findings::curves).forEach(curve -> page.append(table(curve)));
        page.append(table(all(Findings::minutes)));
        page.append("\n![latency by rate](charts/latency.svg)\n![rebuild by log size](charts/rebuild.svg)\n");
        page.append("![where the processor goes](charts/processor.svg)\n");
        profilesIn(flames)
                .forEach(name ->
                        page.append("![flame graph of %s](profiles/%s.svg)\n".formatted(name.replace('-', ' '), name)));
        results.parts().stream()
                .filter(part -> part.notRun() != null)
                .forEach(part -> page.append("\n*Not run*: " + part.name() + ": " + part.notRun() + "\n"));
        return page.toString();
    }

    private Stream<String> facts(Part newest) {
        var all = new TreeMap<String, String>();
        results.parts().stream()
                .filter(part -> part.commit().equals(newest.commit()))
                .forEach(part -> all.putAll(part.machine()));
        all.remove(Part.WHEN);
        all.remove(Part.COMMIT);
        return all.entrySet().stream().map(fact -> "- %s: %s%n".formatted(fact.getKey(), fact.getValue()));
    }

    private static List<String> profilesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".svg"))
                    .map(name -> name.substring(0, name.length() - ".svg".length()))
                    .sorted()
                    .toList();
        }
    }

    /** What was not measured anew is compared with nothing. */
    private Stream<String> rows(Part part) {
        var kept = before.part(part.name()).filter(part::equals).isPresent();
        return part.findings().figures().stream()
                .map(figure -> row(figure, kept ? Optional.empty() : before.figure(figure.name()), kept));
    }

    private static String row(Figure figure, Optional<Figure> earlier, boolean kept) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        figure.name(),
                        figure.unit(),
                        number(figure.median()),
                        number(figure.noise()),
                        figure.ceiling() == 0 ? "" : number(figure.ceiling()),
                        figure.ceiling() == 0 ? "" : number(figure.ratio()),
                        earlier.map(was -> number(was.median())).orElse(""),
                        earlier.map(was -> figure.isWorseThan(was) ? "**slower**" : "")
                                .orElse(kept ? "kept" : "new"));
    }

    private static String table(Curve curve) {
        var table = new StringBuilder("\n## " + curve.name() + ", at constant rates\n\n");
        table.append(
                "| due a second | answered | p50 ms | p90 | p99 | p99.9 | longest | |\n|---|---|---|---|---|---|---|---|\n");
        for (var point : curve.points()) {
            table.append("| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            number(point.rate()),
                            number(point.achieved()),
                            number(point.p50()),
                            number(point.p90()),
                            number(point.p99()),
                            number(point.p999()),
                            number(point.max()),
                            point.isSaturated() ? "saturated" : ""));
        }
        return table.toString();
    }

    private static String table(List<Minute> minutes) {
        if (minutes.isEmpty()) {
            return "";
        }
        var table = new StringBuilder("\n## Half of the full rate, minute by minute\n\n");
        table.append("| minute | answered a second | p99 ms | resident MiB | heap MiB | longest pause ms |\n");
        table.append("|---|---|---|---|---|---|\n");
        for (int at = 0; at < minutes.size(); at++) {
            var minute = minutes.get(at);
            table.append("| %d | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            at + 1,
                            number(minute.answered()),
                            number(minute.p99()),
                            number(minute.resident()),
                            number(minute.heap()),
                            number(minute.longestPause())));
        }
        return table.toString();
    }

    private static String number(double value) {
        var digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
