// SPDX-License-Identifier: Apache-2.0
package io.rollcall.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPartTest {

    @TempDir
    Path path;

    @Test
    void recordsSurviveAStartOnAnotherPort() throws Exception {
        String before;
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            before = part.bootstrapServers();
            send(before);
        }
        try (var folder = DataFolder.hold(path);
                var part = KafkaPart.start(folder, 0)) {
            assertThat(part.bootstrapServers()).isNotEqualTo(before);
            assertThat(receive(part.bootstrapServers())).containsExactly("kept");
        }
    }

    private static void send(String bootstrap) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var admin = Admin.create(settings);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("topic", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("topic", "kept")).get();
        }
    }

    private static List<String> receive(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("topic", 0)));
            var received = new ArrayList<String>();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (received.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> received.add(record.value()));
            }
            return received;
        }
    }
}
