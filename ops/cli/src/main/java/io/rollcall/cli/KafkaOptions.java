// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.stream.StreamTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where Kafka is, as Kafka's own tools are told it, and which topics are meant. */
final class KafkaOptions {

    /** For each thing that the broker is asked for. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Brokers; otherwise the bootstrap.servers of --config, otherwise localhost:9092.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties of a Kafka client, such as its security; nobody else may read its passwords.")
    private @Nullable Path config;

    @ArgGroup
    private @Nullable Named named;

    /** One at most. */
    static final class Named {

        @Option(names = "--prefix", paramLabel = "NAME", description = "Of the stream's topics; otherwise rollcall.")
        private @Nullable String prefix;

        @Option(names = "--topic", paramLabel = "TOPIC", description = "The topic of a backfill.")
        private @Nullable String topic;
    }

    /** @throws Failure 64 where Kafka takes no such names */
    StreamTopics topics() {
        try {
            return named != null && named.topic != null
                    ? StreamTopics.beside(named.topic)
                    : StreamTopics.of(named == null || named.prefix == null ? "rollcall" : named.prefix);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, e.getMessage() + ".");
        }
    }

    /** @throws Failure where they make no client */
    Consumer<String, byte[]> consumer(String isolation) {
        var settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        settings.putAll(configured());
        if (bootstrapServer != null) {
            settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServer);
        }
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try {
            return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new Failure(ExitCode.USAGE, "This is no Kafka: " + why.getMessage() + ".");
        }
    }

    private Properties configured() {
        var properties = new Properties();
        if (config != null) {
            try (var text = Files.newBufferedReader(config)) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException e) {
                throw new Failure(ExitCode.NO_INPUT, "The file " + config + " cannot be read.");
            }
        }
        return properties;
    }
}
