// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka records of one topic. */
final class Records {

    private static final String TOPIC = "records";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Records() {}

    /** Makes the topic and sends one record, acknowledged. */
    static void send(KafkaPart part, String value) throws Exception {
        var settings = with(part, "acks", "all");
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    /** What the topic holds; empty if nothing comes in time. */
    static List<String> receive(KafkaPart part) {
        var settings = with(part, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            var received = new ArrayList<String>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (received.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> received.add(record.value()));
            }
            return received;
        }
    }

    private static Map<String, Object> with(KafkaPart part, String name, String value) {
        var settings = new HashMap<>(part.clientProperties());
        settings.put(name, value);
        return settings;
    }

    static String clusterId(KafkaPart part) throws Exception {
        return clusterId(part.clientProperties());
    }

    static String clusterId(Map<String, Object> settings) throws Exception {
        try (var admin = Admin.create(settings)) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
