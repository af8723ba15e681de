// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a run has measured.
 *
 * @param machine what it ran on, with which versions and settings
 * @param figures in the order of the page
 * @param curves latency by rate
 * @param rebuild events folded in a second by how many the log holds
 * @param processor the share of samples by the code that had a processor
 * @param notRun what was left out, and why
 */
public record Results(
        Map<String, String> machine,
        List<Figure> figures,
        List<Curve> curves,
        Map<Integer, Double> rebuild,
        Map<String, Double> processor,
        List<String> notRun) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Those that an earlier run has written. */
    public static Results of(String json) {
        return JSON.readValue(json, Results.class);
    }

    /** Writes them where the next run finds them. */
    public void write(Path file) {
        JSON.writeValue(file.toFile(), this);
    }

    /** The figure of that name, where it was measured. */
    public Optional<Figure> figure(String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }
}
