// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a server says of itself in Prometheus' text format 0.0.4. */
record Scrape(String text) {

    static final String PATH = "/actuator/prometheus";

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:]+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Set<String> OF_BUCKETS = Set.of("le", "quantile");

    static Scrape of(Client operator) {
        return new Scrape(operator.get(PATH).is(200).text());
    }

    /** The types of all metrics, by their names. */
    Map<String, String> types() {
        return TYPE.matcher(text).results().collect(Collectors.toMap(it -> it.group(1), it -> it.group(2)));
    }

    /** What a metric is told apart by. */
    Set<String> labelsOf(String metric) {
        return samples(metric).stream()
                .flatMap(sample -> labels(sample).keySet().stream())
                .filter(label -> !OF_BUCKETS.contains(label))
                .collect(toUnmodifiableSet());
    }

    /** The values that a label of a metric has. */
    Set<String> valuesOf(String metric, String label) {
        return samples(metric).stream()
                .map(sample -> labels(sample).getOrDefault(label, ""))
                .collect(toUnmodifiableSet());
    }

    /** The sum over all samples that have these labels; 0 where there is none. */
    double sum(String name, String... labels) {
        return SAMPLE.matcher(text)
                .results()
                .filter(sample -> sample.group(1).equals(name))
                .filter(sample -> has(labels(sample), labels))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .sum();
    }

    private static boolean has(Map<String, String> all, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(all.get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Also those that a histogram or a summary is made of. */
    private List<MatchResult> samples(String metric) {
        var ofMetric = Pattern.compile(Pattern.quote(metric) + "(_bucket|_count|_sum)?");
        return SAMPLE.matcher(text)
                .results()
                .filter(sample -> ofMetric.matcher(sample.group(1)).matches())
                .toList();
    }

    private static Map<String, String> labels(MatchResult sample) {
        Function<MatchResult, String> name = label -> label.group(1);
        return sample.group(2) == null
                ? Map.of()
                : LABEL.matcher(sample.group(2)).results().collect(Collectors.toMap(name, label -> label.group(2)));
    }
}
