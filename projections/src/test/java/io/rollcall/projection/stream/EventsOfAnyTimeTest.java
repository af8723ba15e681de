// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.PROPERTIES;
import static io.rollcall.projection.stream.StreamExamples.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.DataFolder;
import io.rollcall.embedded.KafkaPart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: the stream's topics take events whenever they have happened, by whosesoever clock. */
class EventsOfAnyTimeTest {

    private static final List<Duration> AHEAD = List.of(
            Duration.ofHours(2), Duration.ofDays(3_653), Duration.ZERO, Duration.ofDays(-20_000), Duration.ofHours(-2));

    @TempDir
    Path folder;

    @Test
    void newTopicsTakeThem() throws Exception {
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0)) {
            new KafkaBroker(kafka.clientProperties(), PROPERTIES).createTopics();
            for (var ahead : AHEAD) {
                send(kafka, ahead);
            }
        }
    }

    @Test
    void topicsThatAreThereTakeThemFromNowOn() throws Exception {
        try (var data = DataFolder.hold(folder.resolve("data"));
                var kafka = KafkaPart.start(data, 0);
                var admin = Admin.create(kafka.clientProperties())) {
            var hour = Map.of(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, "3600000");
            admin.createTopics(List.of(new NewTopic(TOPICS.events(), 3, (short) 1).configs(hour)))
                    .all()
                    .get();
            for (var ahead : List.of(Duration.ofHours(2), Duration.ofHours(-2))) {
                assertThatThrownBy(() -> send(kafka, ahead)).hasCauseInstanceOf(InvalidTimestampException.class);
            }

            var broker = new KafkaBroker(kafka.clientProperties(), PROPERTIES);
            broker.createTopics();
            broker.createTopics();
            for (var ahead : AHEAD) {
                send(kafka, ahead);
            }
            assertThat(retention(admin)).as("what was set by somebody else").isNotEqualTo("-1");
        }
    }

    private static String retention(Admin admin) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.events());
        return admin.describeConfigs(List.of(topic))
                .all()
                .get()
                .get(topic)
                .get(TopicConfig.RETENTION_MS_CONFIG)
                .value();
    }

    private static void send(KafkaPart kafka, Duration ahead) throws ExecutionException, InterruptedException {
        var time = Instant.now().plus(ahead).toEpochMilli();
        try (var producer =
                new KafkaProducer<>(kafka.clientProperties(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPICS.events(), 0, Math.max(0, time), "user-7", new byte[1]))
                    .get();
        }
    }
}
