// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.rollcall.contracts.account.UserEvent.UserRegistered;
import io.rollcall.contracts.credential.CredentialEvent.TokenIssued;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.stream.StreamedEvent.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StreamFormatTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID LOG = UUID.fromString("00000000-0000-0000-0000-00000000000c");
    private static final KeyId KEY = KeyId.of(UUID.fromString("00000000-0000-0000-0000-00000000000a"));
    private static final NumberId NUMBER = NumberId.of(UUID.fromString("00000000-0000-0000-0000-00000000000b"));
    private static final Instant TODAY = Instant.parse("2026-01-02T03:04:05.678901Z");

    @Test
    void writesACloudEventInBinaryModeWithoutPersonalData() {
        var event = new UserRegistered(
                UserId.of(7), KEY, NUMBER, MediaId.of("1".repeat(64)), TODAY, "Anna", "+79250741413");
        var record = StreamFormat.write("topic", told(event));

        assertThat(record.topic()).isEqualTo("topic");
        assertThat(record.key()).isEqualTo("user-7");
        assertThat(record.timestamp()).isEqualTo(TODAY.toEpochMilli());
        assertThat(record.headers())
                .extracting(header -> header.key() + ": " + new String(header.value(), UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion: 1.0",
                        "ce_id: event-42",
                        "ce_source: urn:uuid:00000000-0000-0000-0000-00000000000c",
                        "ce_type: io.rollcall.user.registered.v1",
                        "ce_subject: user-7",
                        "ce_time: 2026-01-02T03:04:05.678901Z",
                        "content-type: application/json",
                        "ce_dataschema: urn:rollcall:schema:user.registered:1",
                        "ce_partitionkey: user-7",
                        "ce_sequence: 0000000000000000042",
                        "ce_commandid: command-2",
                        "ce_correlationid: command-1",
                        "ce_causationid: event-41",
                        "ce_traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(new String(record.value(), UTF_8)).isEqualTo("""
                        {"user":"id-of-user-7",\
                        "number":"id-of-number-00000000-0000-0000-0000-00000000000b",\
                        "registeredAt":"2026-01-02T03:04:05.678901Z","region":"RU","numberType":"MOBILE",\
                        "registration":"MEET"}""");
    }

    @Test
    void readsWhatItWrote() {
        var issued = told(new TokenIssued(UserId.of(7), Door.MEET, TokenHash.ofToken("token"), null));
        var last = new StreamedEvent(
                issued.id(), LOG, issued.name(), "12", "a", TODAY, Long.MAX_VALUE, Origin.UNKNOWN, issued.data());
        for (var event : List.of(issued, last)) {
            var read = StreamFormat.read(consumed(StreamFormat.write("topic", event)));
            assertThat(read).usingRecursiveComparison().ignoringFields("data").isEqualTo(event);
            assertThat(read.data()).hasToString(event.data().toString());
            assertThat(read.data()).hasToString("{\"user\":\"id-of-user-7\",\"door\":\"MEET\"}");
        }
    }

    @Test
    void writesAUserThatIsThereAndOneThatHasLeft() {
        var id = "00000000-0000-0000-0000-00000000000d";
        var data = StreamedUser.data(List.of(
                        JSON.readTree("{\"user\":\"%s\",\"registration\":\"CHAT\",\"number\":\"1\"}".formatted(id))))
                .orElseThrow();
        var there = new StreamedUser(id, LOG, 42, data);
        var gone = new StreamedUser(id, LOG, 43, null);
        var written = StreamFormat.write("users", there);

        assertThat(written.key()).isEqualTo(id);
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"user\":\"%s\",\"registration\":\"CHAT\"}".formatted(id));
        assertThat(written.headers())
                .extracting(header -> header.key() + ": " + new String(header.value(), UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion: 1.0",
                        "ce_id: " + id + "/42",
                        "ce_source: urn:uuid:00000000-0000-0000-0000-00000000000c",
                        "ce_type: io.rollcall.users.v1",
                        "ce_subject: " + id,
                        "content-type: application/json",
                        "ce_dataschema: urn:rollcall:schema:users:1",
                        "ce_partitionkey: " + id,
                        "ce_sequence: 0000000000000000042");
        assertThat(StreamFormat.readUser(consumed(written))).isEqualTo(there);
        var tombstone = StreamFormat.write("users", gone);
        assertThat(tombstone.value()).isNull();
        assertThat(StreamFormat.readUser(consumed(tombstone))).isEqualTo(gone);
        assertThatThrownBy(() -> StreamFormat.readUser(consumed(StreamFormat.write("topic", told(new UserHidden(7))))))
                .isInstanceOf(ForeignRecord.class);
    }

    @Test
    void aUserIsKnownFromTheRegistrationOn() {
        assertThat(StreamedUser.data(List.of())).isEmpty();
        assertThat(StreamedUser.data(List.of(JSON.readTree("{\"user\":\"a\"}"))))
                .isEmpty();
    }

    /** The SDK's own reader, as in any consumer that uses it. */
    @Test
    void isReadByTheSdk() {
        var record = consumed(StreamFormat.write("topic", told(new UserHidden(7))));
        var read = KafkaMessageFactory.createReader(record).toEvent();

        assertThat(read.getType()).isEqualTo("io.rollcall.test.hidden.v1");
        assertThat(read.getExtension("sequence")).isEqualTo("0000000000000000042");
        assertThat(read.getSource().isAbsolute()).isTrue();
        assertThat(Objects.requireNonNull(read.getDataSchema()).isAbsolute()).isTrue();
    }

    @Test
    void passesOverWhatALaterReleaseAdds() {
        var record = consumed(StreamFormat.write("topic", told(new UserHidden(7))));
        record.headers().add("ce_later", new byte[] {'1'}).add("later", new byte[] {0});

        assertThat(StreamFormat.read(record).position()).isEqualTo(42);
    }

    /** As versions before wrote them, tombstones, and whatever somebody else has put there. */
    @Test
    void refusesWhatIsNoEventOfThisStreamAndSaysWhereItLies() {
        var structured = new ConsumerRecord<>("topic", 2, 77, "user-7", "{\"specversion\":\"1.0\"}".getBytes(UTF_8));
        structured.headers().add("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8));
        var foreign = consumed(StreamFormat.write("topic", told(new UserHidden(7))));
        foreign.headers().remove("ce_source").add("ce_source", "https://example.com".getBytes(UTF_8));
        var nothing = new ConsumerRecord<String, byte[]>("topic", 2, 77, "user-7", null);
        var broken = consumed(StreamFormat.write("topic", told(new UserHidden(7))), "{\"us".getBytes(UTF_8));

        for (var record : List.of(structured, foreign, nothing, broken)) {
            assertThatThrownBy(() -> StreamFormat.read(record))
                    .isInstanceOf(ForeignRecord.class)
                    .hasMessageContaining("topic topic, partition 2, offset 77");
        }
    }

    @Test
    void readsTheCheckpointItWrote() {
        var place = new Checkpoint(LOG, 42, "f".repeat(64));
        var tree = new StreamCheckpoint.Tree(3, List.of("one", "two"));
        for (var checkpoint : List.of(
                new StreamCheckpoint(place, UUID.randomUUID(), tree, StreamCheckpoint.Users.none("topic")),
                StreamCheckpoint.beginning(place))) {
            assertThat(StreamFormat.readCheckpoint(StreamFormat.write(checkpoint)))
                    .isEqualTo(checkpoint);
        }
    }

    @Test
    void readsACheckpointOfAVersionThatKnewOfNoTree() {
        var before = "{\"checkpoint\":{\"incarnation\":\"%s\",\"position\":42,\"hash\":\"%s\"}}"
                .formatted(LOG, "f".repeat(64));

        var read = StreamFormat.readCheckpoint(before.getBytes(UTF_8));
        assertThat(read).isEqualTo(new StreamCheckpoint(new Checkpoint(LOG, 42, "f".repeat(64)), null, null, null));
        assertThat(read.origin()).isEqualTo(LOG);
    }

    private static StreamedEvent told(Event event) {
        var origin = new Origin(
                "command-2", "command-1", "event-41", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        var name = event.getClass().getAnnotation(EventName.class).value();
        return new StreamedEvent(
                "event-42", LOG, name, "1", "user-7", TODAY, 42, origin, EventData.of(event, "id-of-"::concat));
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> written) {
        return consumed(written, written.value());
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> written, byte[] value) {
        var record = new ConsumerRecord<>(written.topic(), 2, 77, written.key(), value);
        written.headers().forEach(record.headers()::add);
        return record;
    }

    @EventName("test.hidden")
    @Revision("1")
    record UserHidden(int user) implements Event {}
}
