// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker, reached by the properties that Kafka's own clients take. */
final class KafkaBroker implements Broker {

    /** A stop of this process waits for what is being asked of the broker. */
    private static final int PATIENCE_MILLIS = 8_000;

    /** At an end nothing is waited for: readers here want what is there. */
    private static final int LOOK_MILLIS = 20;

    /** Some hundred events. */
    private static final int LOOK_BYTES = 64 << 10;

    /** Of a partition, compressed: a thousand events have less. */
    private static final int TRANSACTION_BYTES = 256 << 10;

    private static final int REQUEST_MILLIS = 5_000;

    private final Map<String, Object> connection;
    private final StreamProperties properties;
    private final StreamTopics topics;
    private final TopicsOnBroker onBroker;

    /** @param connection bootstrap servers and security */
    KafkaBroker(Map<String, Object> connection, StreamProperties properties) {
        this(connection, properties, properties.topics());
    }

    /** @param topics others than the settings say */
    KafkaBroker(Map<String, Object> connection, StreamProperties properties, StreamTopics topics) {
        this.connection = Map.copyOf(connection);
        this.properties = properties;
        this.topics = topics;
        this.onBroker = new TopicsOnBroker(topics, properties, Duration.ofMillis(PATIENCE_MILLIS));
    }

    @Override
    public StreamTopics topics() {
        return topics;
    }

    @Override
    public void createTopics() {
        try (var admin = admin()) {
            onBroker.make(admin);
        }
    }

    @Override
    public String id(String topic) {
        try (var admin = admin()) {
            return onBroker.id(admin, topic);
        }
    }

    private Admin admin() {
        return Admin.create(with(Map.of(
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MILLIS)));
    }

    @Override
    public Producer<String, byte[]> producer(UUID log) {
        return new KafkaProducer<>(
                with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        properties.transactionalId(topics, log),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        properties.compression().type(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        // A broker that refuses the first of two for a moment would call the second out of order.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        1,
                        // A transaction leaves at its end, by a request for each broker.
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        TRANSACTION_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS)),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        LOOK_MILLIS,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        LOOK_BYTES,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        REQUEST_MILLIS)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, Object> own) {
        var all = new HashMap<>(connection);
        all.putAll(own);
        return all;
    }
}
