// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import io.rollcall.benchmark.report.FlameGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Which code had the processor, by the samples of a recording: stacks of methods, each sample's innermost frame last.
 *
 * @param stacks one for each sample
 */
record ProcessorSamples(List<List<String>> stacks) {

    private static final Pattern LAMBDA = Pattern.compile("\\$\\$Lambda\\W0x[0-9a-f]+");
    private static final String REST = "the JDK alone";
    private static final Map<String, List<String>> OWNERS = new TreeMap<>(Map.of(
            "Rollcall", List.of("io.rollcall."),
            "Axon", List.of("org.axonframework."),
            "Reactor, Netty", List.of("reactor.", "io.netty."),
            "MongoDB's driver", List.of("com.mongodb.", "org.bson."),
            "MongoDB's server", List.of("de.bwaldvogel."),
            "Kafka", List.of("org.apache.kafka.", "kafka.", "scala."),
            "JSON", List.of("tools.jackson.", "com.fasterxml."),
            "PostgreSQL's driver", List.of("org.postgresql.", "com.zaxxer."),
            "Spring", List.of("org.springframework."),
            "Hibernate", List.of("org.hibernate.")));

    /** Those of a recording. */
    static ProcessorSamples of(Path recording) throws IOException {
        var stacks = new ArrayList<List<String>>();
        try (var events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    stacks.add(stack(event));
                }
            }
        }
        return new ProcessorSamples(stacks);
    }

    private static List<String> stack(RecordedEvent sample) {
        var stack = sample.getStackTrace();
        return stack == null
                ? List.of()
                : stack.getFrames().reversed().stream()
                        .map(RecordedFrame::getMethod)
                        .map(method -> name(method.getType().getName()) + "." + method.getName())
                        .toList();
    }

    /** The same in each run. */
    private static String name(String type) {
        return LAMBDA.matcher(type).replaceFirst("");
    }

    /** In hundredths of all samples; each counts for the innermost frame that is not the JDK's own. */
    Map<String, Double> shares() {
        var samples = new HashMap<String, Integer>();
        stacks.forEach(stack -> samples.merge(owner(stack), 1, Integer::sum));
        var shares = new TreeMap<String, Double>();
        samples.forEach((owner, number) -> shares.put(owner, 100.0 * number / stacks.size()));
        return shares;
    }

    /** The same samples as a picture. */
    FlameGraph flames(String title) {
        var flames = new FlameGraph(title);
        stacks.forEach(flames::add);
        return flames;
    }

    private static String owner(List<String> stack) {
        return stack.reversed().stream()
                .map(ProcessorSamples::owner)
                .filter(owner -> !owner.equals(REST))
                .findFirst()
                .orElse(REST);
    }

    private static String owner(String frame) {
        return OWNERS.entrySet().stream()
                .filter(owner -> owner.getValue().stream().anyMatch(frame::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(REST);
    }
}
