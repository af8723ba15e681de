// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rollcall.embedded.testing.TestServers;
import io.rollcall.server.KafkaArguments;
import io.rollcall.server.UsersTable;
import io.rollcall.stream.TopicInOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The topic of users as a consumer has it that does what the guide says, of a server with topics of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD) // one has the topic for itself, and deletes it
class UsersTopicIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(3);

    private final String prefix = "users-" + UUID.randomUUID();
    private final OwnServer server = start(Parts.unused(), prefix);
    private final Meet meet = Meet.at(server.base());

    private static OwnServer start(Parts parts, String prefix) {
        var stream = Stream.of("--rollcall.stream.prefix=" + prefix, "--rollcall.stream.partitions=1");
        return OwnServer.start(
                parts,
                true,
                Stream.concat(Stream.of(KafkaArguments.of(TestServers.kafka())), stream)
                        .toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void usersComeAndGoAsTheSchemaSays() {
        var table = table();
        var stays = meet.signUp();
        var leaves = meet.signUp();
        var id = id(leaves);
        Soon.until(
                SOON, () -> table.read().containsKey(id(stays)) && table.users().containsKey(id));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {})
                .getSchema(
                        Client.of(server.base())
                                .get("/schemas/users.1.json")
                                .is(200)
                                .text(),
                        InputFormat.JSON);
        assertThat(table.read().values())
                .allSatisfy(user -> assertThat(schema.validate(user.toString(), InputFormat.JSON))
                        .as(user.toString())
                        .isEmpty());
        assertThat(table.read().get(id).get("registration").asString()).isEqualTo("MEET");

        leave(leaves);
        Soon.until(SOON, () -> !table.read().containsKey(id));
        assertThat(table.forgotten()).contains(id);
        assertThat(table.read()).containsKey(id(stays));
    }

    /**
     * What it has missed is not on the topic any more: it compares, and then has what one has that was always there.
     */
    @Test
    void aConsumerThatHasSleptPastTheTombstonesForgetsThoseThatItDoesNotMeetAgain() throws Exception {
        keepNoTombstones();
        var slept = table();
        var stays = id(meet.signUp());
        var leaving = meet.signUp();
        var leaves = id(leaving);
        Soon.until(SOON, () -> slept.read().containsKey(leaves) && slept.users().containsKey(stays));
        leave(leaving);
        Soon.until(LONG, () -> isCleanedOf(leaves));

        assertThat(slept.read()).as("where it was it is told nothing").containsKey(leaves);
        assertThat(slept.readAgain()).doesNotContainKey(leaves).containsKey(stays);
        assertThat(slept.forgotten()).contains(leaves);
    }

    /** Segments are cleaned once they are closed, which the next record does. */
    private boolean isCleanedOf(String user) {
        meet.signUp();
        var fresh = table();
        return !fresh.read().containsKey(user) && !fresh.forgotten().contains(user);
    }

    private void keepNoTombstones() throws Exception {
        try (var admin = Admin.create(TestServers.kafka())) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, prefix + ".users");
            var changes = Map.of("delete.retention.ms", "0", "segment.ms", "1", "min.cleanable.dirty.ratio", "0")
                    .entrySet()
                    .stream()
                    .map(it -> new AlterConfigOp(new ConfigEntry(it.getKey(), it.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTopicThatIsDeletedIsFilledAgainWithoutAnEventBeingToldAgain() throws Exception {
        var stays = id(meet.signUp());
        var leaving = meet.signUp();
        var gone = id(leaving);
        leave(leaving);
        var table = table();
        Soon.until(
                SOON, () -> table.read().containsKey(stays) && table.forgotten().contains(gone));
        try (var admin = Admin.create(TestServers.kafka())) {
            admin.deleteTopics(List.of(prefix + ".users")).all().get(30, TimeUnit.SECONDS);
            var next = id(meet.signUp()); // on a topic that is not there
            Soon.until(LONG, () -> isThere(prefix));
            var anew = table();
            Soon.until(
                    LONG, () -> anew.read().containsKey(stays) && anew.users().containsKey(next));
            assertThat(anew.users()).doesNotContainKey(gone);
        }
        assertThat(told()).as("each once").doesNotHaveDuplicates().contains(1L);
    }

    /** It has told events, and erased a user, and knows of no such topic: its checkpoint shows that. */
    @Test
    void whatAVersionBeforeHasLeftOutIsMadeGoodByTheNext() {
        var parts = Parts.unused();
        var own = "users-" + UUID.randomUUID();
        var table = new UsersTable(TestServers.kafka(), own + ".users");
        String stays;
        String gone;
        try (var first = start(parts, own)) {
            stays = id(first, Meet.at(first.base()).signUp());
            gone = id(first, Meet.at(first.base()).signUp());
            Soon.until(SOON, () -> isThere(own) && table.read().keySet().containsAll(List.of(stays, gone)));
            first.context()
                    .getBean(JdbcClient.class)
                    .sql("update stream_ids set id = null, ended = 0 where id = ?::uuid")
                    .param(gone)
                    .update();
        }
        asAVersionBeforeLeavesIt(own + ".events.checkpoint");

        try (var next = start(parts, own)) {
            var later = id(next, Meet.at(next.base()).signUp());
            Soon.until(
                    SOON,
                    () -> table.read().containsKey(later) && !table.users().containsKey(gone));
            assertThat(table.users()).containsKey(stays);
            assertThat(table.forgotten()).containsExactly(gone);
        }
    }

    private static void asAVersionBeforeLeavesIt(String topic) {
        var settings = new HashMap<>(TestServers.kafka());
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
                var producer =
                        new KafkaProducer<>(TestServers.kafka(), new StringSerializer(), new StringSerializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            ConsumerRecord<String, String> last = null;
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    last = record;
                }
            }
            var checkpoint = (ObjectNode)
                    JsonMapper.shared().readTree(Objects.requireNonNull(last).value());
            assertThat(checkpoint.remove("users")).isNotNull();
            producer.send(new ProducerRecord<>(topic, 0, last.key(), checkpoint.toString()));
        }
    }

    private List<Long> told() {
        var settings = new HashMap<>(TestServers.kafka());
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var events = new TopicInOrder(consumer, prefix + ".events", SOON);
            events.open();
            return Stream.generate(events::next)
                    .takeWhile(Optional::isPresent)
                    .map(told ->
                            Objects.requireNonNull(told.orElseThrow().event()).position())
                    .toList();
        }
    }

    private static boolean isThere(String prefix) {
        try (var admin = Admin.create(TestServers.kafka())) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(prefix + ".users");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void leave(Meet.User user) {
        meet.as(user).delete(Meet.ACCOUNT, SentBody.none()).is(204);
    }

    /** While it lives. */
    private String id(Meet.User user) {
        return id(server, user);
    }

    private static String id(OwnServer server, Meet.User user) {
        var found = new String[1];
        Soon.until(SOON, () -> {
            found[0] = server.context()
                    .getBean(JdbcClient.class)
                    .sql("select id::text from stream_ids where subject = ? and id is not null and until is null")
                    .param("user-" + user.userId())
                    .query(String.class)
                    .optional()
                    .orElse("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    private UsersTable table() {
        return new UsersTable(TestServers.kafka(), prefix + ".users");
    }
}
