// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param figures in the order of the page
 * @param curves latency by rate
 * @param rebuild events folded in a second by how many the log holds
 * @param processor the share of samples by the code that had a processor
 * @param minutes of a load that goes on for long
 */
public record Findings(
        List<Figure> figures,
        List<Curve> curves,
        Map<Integer, Double> rebuild,
        Map<String, Double> processor,
        List<Minute> minutes) {

    /** Nothing. */
    public static final Findings NONE = of(List.of());

    /** Figures alone. */
    public static Findings of(List<Figure> figures) {
        return new Findings(List.copyOf(figures), List.of(), Map.of(), Map.of(), List.of());
    }

    /** The same with latency by rate, and where the processor went. */
    public Findings with(List<Curve> latency, Map<String, Double> shares) {
        return new Findings(figures, List.copyOf(latency), rebuild, Map.copyOf(shares), minutes);
    }

    /** The same with events folded in a second by how many the log holds. */
    public Findings with(Map<Integer, Double> rates) {
        return new Findings(figures, curves, Map.copyOf(rates), processor, minutes);
    }

    /** The same with what was seen minute by minute. */
    public Findings with(List<Minute> seen) {
        return new Findings(figures, curves, rebuild, processor, List.copyOf(seen));
    }
}
