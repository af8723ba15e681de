// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells a server where its Kafka is. */
public final class KafkaArguments {

    private KafkaArguments() {}

    /** @param kafka what Kafka's clients need to come in */
    public static String[] of(Map<String, Object> kafka) {
        return kafka.entrySet().stream()
                .map(setting -> "--" + name(setting.getKey()) + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Writes them as Kafka's own tools take them. */
    public static Path file(Path folder, Map<String, Object> kafka) {
        try {
            return Files.write(
                    folder.resolve("kafka.properties"),
                    kafka.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spring Boot's name for a property of Kafka's clients. */
    public static String name(String property) {
        return "bootstrap.servers".equals(property)
                ? "spring.kafka.bootstrap-servers"
                : "spring.kafka.properties." + property;
    }
}
