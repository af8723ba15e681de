// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How records are written and read: CloudEvents in Kafka's binary mode, with values of JSON in UTF-8. */
public final class StreamFormat {

    /** The content type of an event's data. */
    public static final String CONTENT_TYPE = "application/json";

    /** What the type of an event begins with. */
    public static final String TYPE_PREFIX = "io.rollcall.";

    private static final String SEQUENCE_HEADER = "ce_" + CloudEvents.SEQUENCE;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StreamFormat() {}

    /** The CloudEvents type of an event. */
    public static String type(String name, String revision) {
        return TYPE_PREFIX + name + ".v" + revision;
    }

    /** The identifier of the schema of an event's data, which every server also serves. */
    public static String schema(String name, String revision) {
        return "urn:rollcall:schema:" + name + ":" + revision;
    }

    /** A record of {@link StreamTopics#events}; Kafka chooses its partition by the key. */
    public static ProducerRecord<String, byte[]> write(String topic, StreamedEvent event) {
        var time = event.recordedAt().toEpochMilli();
        return KafkaMessageFactory.<String>createWriter(topic, null, time, event.subject())
                .writeBinary(CloudEvents.of(event, JSON.writeValueAsBytes(event.data())));
    }

    /**
     * Reads what {@link #write(String, StreamedEvent)} wrote; what was added later is passed over.
     *
     * @throws ForeignRecord when it is no such record, such as one of a version that wrote structured mode
     */
    public static StreamedEvent read(ConsumerRecord<?, byte[]> told) {
        try {
            var read = KafkaMessageFactory.createReader(told.headers(), told.value());
            return CloudEvents.read(read.toEvent(), JSON.readTree(told.value()));
        } catch (RuntimeException e) {
            throw new ForeignRecord(told, e);
        }
    }

    /**
     * The position of the event alone, which costs less.
     *
     * @throws ForeignRecord as above, where it has none
     */
    public static long position(ConsumerRecord<?, byte[]> told) {
        try {
            var sequence = told.headers().lastHeader(SEQUENCE_HEADER).value();
            return Long.parseLong(new String(sequence, UTF_8));
        } catch (RuntimeException e) {
            throw new ForeignRecord(told, e);
        }
    }

    /** A record of {@link StreamTopics#users}: one without a value, where the user is there no more. */
    public static ProducerRecord<String, byte[]> write(String topic, StreamedUser user) {
        var data = user.data() == null ? null : JSON.writeValueAsBytes(user.data());
        return KafkaMessageFactory.<String>createWriter(topic, null, null, user.user())
                .writeBinary(CloudEvents.of(user, data));
    }

    /**
     * Reads what {@link #write(String, StreamedUser)} wrote.
     *
     * @throws ForeignRecord when it is no such record
     */
    public static StreamedUser readUser(ConsumerRecord<?, byte[]> told) {
        try {
            var read = KafkaMessageFactory.createReader(told.headers(), told.value());
            return CloudEvents.readUser(read.toEvent(), told.value() == null ? null : JSON.readTree(told.value()));
        } catch (RuntimeException e) {
            throw new ForeignRecord(told, e);
        }
    }

    /** A value of {@link StreamTopics#checkpoint}. */
    public static byte[] write(StreamCheckpoint checkpoint) {
        return JSON.writeValueAsBytes(checkpoint);
    }

    /** Reads what {@link #write(StreamCheckpoint)} wrote. */
    public static StreamCheckpoint readCheckpoint(byte[] value) {
        return JSON.readValue(value, StreamCheckpoint.class);
    }
}
