// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that was measured, part by part; parts need not be of one run.
 *
 * @param parts in the order of the page, each under a name of its own
 */
public record Results(List<Part> parts) {

    /** Nothing that was measured. */
    public static final Results NONE = new Results(List.of());

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

    /** These, and in the place of each part that was measured anew the newer one; what is only there comes last. */
    public Results with(Results newer) {
        var all = new LinkedHashMap<String, Part>();
        parts.forEach(part -> all.put(part.name(), part));
        newer.parts.forEach(part -> all.put(part.name(), part));
        return new Results(List.copyOf(all.values()));
    }

    /** The part of that name, where it was measured. */
    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** The figure of that name, where it was measured. */
    public Optional<Figure> figure(String name) {
        return parts.stream()
                .flatMap(part -> part.findings().figures().stream())
                .filter(figure -> figure.name().equals(name))
                .findFirst();
    }
}
