// SPDX-License-Identifier: Apache-2.0
package io.rollcall.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Which code had the processor, by samples: each counts for the innermost frame that is not the JDK's own. */
final class ProcessorShares {

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

    private ProcessorShares() {}

    /** In hundredths of all samples of a recording. */
    static Map<String, Double> of(Path recording) throws IOException {
        var samples = new HashMap<String, Integer>();
        try (var events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                var event = events.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    samples.merge(owner(event), 1, Integer::sum);
                }
            }
        }
        var all = samples.values().stream().mapToInt(each -> each).sum();
        var shares = new TreeMap<String, Double>();
        samples.forEach((owner, number) -> shares.put(owner, 100.0 * number / all));
        return shares;
    }

    private static String owner(RecordedEvent sample) {
        var stack = sample.getStackTrace();
        if (stack == null) {
            return REST;
        }
        return stack.getFrames().stream()
                .map(frame -> owner(frame.getMethod().getType().getName()))
                .filter(owner -> !owner.equals(REST))
                .findFirst()
                .orElse(REST);
    }

    private static String owner(String type) {
        return OWNERS.entrySet().stream()
                .filter(owner -> owner.getValue().stream().anyMatch(type::startsWith))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(REST);
    }
}
