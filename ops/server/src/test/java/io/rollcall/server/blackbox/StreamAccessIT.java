// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.embedded.GuardedKafka;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.operator.access.OperatorRole;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.Shell;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a broker with access control the guide's rules are enough, for a server and for a reader, and no more. */
class StreamAccessIT {

    private static final String PASSWORD = "of an account";
    private static final String TOPIC = "rollcall.events";

    private GuardedKafka kafka;
    private OwnServer server;
    private Shell operator;

    @BeforeEach
    void start() throws Exception {
        var data = Files.createDirectories(TestServers.newFolder().resolve("guarded"));
        kafka = GuardedKafka.start(data, Map.of("server", PASSWORD, "reader", PASSWORD, "other", PASSWORD));
        try (var admin = Admin.create(kafka.administrator())) {
            admin.createAcls(GuidedAccess.rules("server", "reader", "analysts"))
                    .all()
                    .get();
        }
        server = OwnServer.start(Parts.unused(), true, KafkaArguments.of(kafka.account("server", PASSWORD)));
        operator = Shell.at(server.base(), Operators.token(OperatorRole.OPERATOR));
    }

    @AfterEach
    void stop() {
        server.close();
        kafka.close();
    }

    @Test
    void theGuidesRulesAreEnoughForAServerAndAReaderAndNoMore() {
        Crm.at(server.base()).signUp();
        var told = Operators.as(OperatorRole.VIEWER, server.base());
        Soon.is(
                200,
                Duration.ofSeconds(30),
                () -> told.get("/ops/v1/subscriptions/stream"),
                it -> it.json().at("/lag/events").asLong() == 0
                        && it.json().at("/head").asLong() > 0);
        typed("rollcall stream backfill --topic rollcall.history --reason Access", "applied");
        typed("rollcall stream restart --reason Access --yes", "nothing-to-do");
        typed("rollcall diagnose", "");
        var reader = KafkaArguments.file(TestServers.newFolder(), kafka.account("reader", PASSWORD));
        typed("rollcall stream verify --config " + reader, "Complete, in order, and as it was signed.");
        typed("rollcall stream verify --topic rollcall.history --config " + reader, "Complete");
        assertThat(read("analysts-1")).isPositive();
        assertThatThrownBy(() -> read("another")).isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(this::lookAsOther).hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(this::writeAsReader).hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    private void typed(String line, String says) {
        var typed = operator.does(line);
        assertThat(typed.code()).as("%s: %s%s", line, typed.out(), typed.err()).isZero();
        assertThat(typed.out()).contains(says);
    }

    /** How many records a reader of this group is given first. */
    private int read(String group) {
        var settings = new HashMap<>(kafka.account("reader", PASSWORD));
        settings.putAll(
                Map.of("group.id", group, "auto.offset.reset", "earliest", "isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            var records = 0;
            while (records == 0 && System.nanoTime() < deadline) {
                records = consumer.poll(Duration.ofMillis(100)).count();
            }
            return records;
        }
    }

    private void lookAsOther() throws Exception {
        try (var admin = Admin.create(kafka.account("other", PASSWORD))) {
            admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
        }
    }

    private void writeAsReader() throws Exception {
        var settings = new HashMap<>(kafka.account("reader", PASSWORD));
        settings.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, new byte[1])).get();
        }
    }
}
