// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The charts of a run, as SVG. */
final class Charts {

    private static final double SLOWEST = 10_000;

    private Charts() {}

    /** Median and 99th percentile by rate, the latter on a scale of tenfold steps from 0.1 ms. */
    static String latency(List<Curve> curves) {
        var most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Curve.Point::rate)
                .max()
                .orElse(1);
        var drawing = new Drawing("Latency in ms (p50 thin, p99 thick) by requests a second");
        for (var millis = 0.1; millis <= SLOWEST; millis *= 10) {
            drawing.level(heightOf(millis), String.format(Locale.ROOT, "%,.1f", millis));
        }
        for (int i = 0; i < curves.size(); i++) {
            var points = curves.get(i).points();
            drawing.line(i, 1, points, point -> point.rate() / most, point -> heightOf(point.p50()));
            drawing.line(i, 3, points, point -> point.rate() / most, point -> heightOf(point.p99()));
            drawing.legend(i, curves.get(i).name());
        }
        return drawing.along(most).svg();
    }

    /** Events in a second by how many there are. */
    static String rebuild(Map<Integer, Double> rates) {
        var drawing = new Drawing("Rebuild: events folded a second by events in the log");
        var most = rates.values().stream().mapToDouble(rate -> rate).max().orElse(1);
        var longest = rates.keySet().stream().mapToInt(size -> size).max().orElse(1);
        for (int quarter = 1; quarter <= 4; quarter++) {
            drawing.level(quarter / 4.0, String.format(Locale.ROOT, "%,.0f", most * quarter / 4));
        }
        var points =
                rates.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        drawing.line(0, 3, points, point -> point.getKey() / (double) longest, point -> point.getValue() / most);
        return drawing.along(longest).svg();
    }

    /** A bar for each. */
    static String processor(Map<String, Double> shares) {
        var drawing = new Drawing("Where the processor goes while accounts are changed, % of samples");
        var bars = shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .toList();
        for (int i = 0; i < bars.size(); i++) {
            drawing.bar(i, bars.get(i).getKey(), bars.get(i).getValue());
        }
        return drawing.svg();
    }

    private static double heightOf(double millis) {
        return Math.clamp((Math.log10(Math.max(millis, 0.1)) + 1) / (Math.log10(SLOWEST) + 1), 0, 1);
    }
}
