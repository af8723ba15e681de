// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The page of a run: machine, a table that compares with the run before, curves and charts.
 *
 * @param profiles where the processor went, by part of the run
 * @param before the last run that was kept
 */
public record ResultsPage(Results results, Map<String, FlameGraph> profiles, Optional<Results> before) {

    /** Writes {@code RESULTS.md}, and the charts and profiles beside it. */
    public void write(Path folder) throws IOException {
        var charts = Files.createDirectories(folder.resolve("charts"));
        Files.writeString(charts.resolve("latency.svg"), Charts.latency(results.curves()));
        Files.writeString(charts.resolve("rebuild.svg"), Charts.rebuild(results.rebuild()));
        Files.writeString(charts.resolve("processor.svg"), Charts.processor(results.processor()));
        var flames = Files.createDirectories(folder.resolve("profiles"));
        for (var profile : profiles.entrySet()) {
            Files.writeString(
                    flames.resolve(profile.getKey() + ".svg"),
                    profile.getValue().svg());
        }
        Files.writeString(folder.resolve("RESULTS.md"), text());
    }

    private String text() {
        var page = new StringBuilder("# Results\n\nMade by the command of [README.md](README.md); not edited.\n\n");
        results.machine().forEach((what, value) -> page.append("- ").append(what + ": " + value + "\n"));
        page.append("\n| what | unit | median | ± | ceiling | ratio | before | |\n|---|---|---|---|---|---|---|---|\n");
        results.figures().forEach(figure -> page.append(row(figure)));
        page.append(
                "\n± is half of what the rounds differ by; **slower** is worse than before by more than both runs' ±.\n");
        results.curves().forEach(curve -> page.append(table(curve)));
        page.append("\n![latency by rate](charts/latency.svg)\n![rebuild by log size](charts/rebuild.svg)\n");
        page.append("![where the processor goes](charts/processor.svg)\n");
        profiles.keySet().forEach(name -> page.append("![flame graph of %s](profiles/%s.svg)\n".formatted(name, name)));
        results.notRun().forEach(left -> page.append("\n*Not run*: " + left + "\n"));
        return page.toString();
    }

    private String row(Figure figure) {
        var earlier = before.flatMap(run -> run.figure(figure.name()));
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
                                .orElse("new"));
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

    private static String number(double value) {
        var digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
