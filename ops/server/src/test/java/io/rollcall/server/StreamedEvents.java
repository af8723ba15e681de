// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the topic of events from its beginning, as an analyst would. */
public final class StreamedEvents {

    private static final String TOPIC = "rollcall.events";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> kafka;
    private final @Nullable StreamNames names;

    /** @param kafka what its clients need to come in */
    public StreamedEvents(Map<String, Object> kafka) {
        this(kafka, null);
    }

    /** @param names by which keys and data are translated into the ids that doors show */
    public StreamedEvents(Map<String, Object> kafka, @Nullable StreamNames names) {
        this.kafka = Map.copyOf(kafka);
        this.names = names;
    }

    /**
     * One event as it came.
     *
     * @param key of the record, and its data: translated, where there are names
     * @param text all that the record holds: key, headers and value
     */
    public record Streamed(String key, StreamedEvent event, JsonNode data, String text) {

        /** Its position in the log. */
        public long sequence() {
            return event.position();
        }
    }

    /**
     * Everything on the topic in the order of each partition, once it is as wanted.
     *
     * @throws AssertionError if that takes over 30 seconds
     */
    public List<Streamed> await(Predicate<List<Streamed>> wanted) {
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                "auto.offset.reset", "earliest", "enable.auto.commit", "false", "isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList());
            var events = new ArrayList<Streamed>();
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!wanted.test(events)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Not on the stream within 30 s; it holds " + events.size() + " events");
                }
                var more = consumer.poll(Duration.ofMillis(100));
                if (names != null && !more.isEmpty()) {
                    names.learn();
                }
                more.forEach(record -> events.add(streamed(record)));
            }
            return events;
        }
    }

    /** Whether the sequences are 1, 2, 3 and so on, each once. */
    public static boolean areWithoutGap(List<Streamed> events) {
        var sequences = new TreeMap<Long, Integer>();
        events.forEach(event -> sequences.merge(event.sequence(), 1, Integer::sum));
        return !sequences.isEmpty()
                && sequences.lastKey() == events.size()
                && sequences.values().stream().allMatch(times -> times == 1);
    }

    /** Whether each subject's events come in the order of the log: of a name that was free in between there are two. */
    public static boolean areInOrder(List<Streamed> events) {
        var last = new HashMap<String, Long>();
        for (var event : events) {
            var before = last.put(event.event().subject(), event.sequence());
            if (before != null && before >= event.sequence()) {
                return false;
            }
        }
        return true;
    }

    private Streamed streamed(ConsumerRecord<String, byte[]> record) {
        var text = new StringBuilder(record.key()).append('\n');
        record.headers()
                .forEach(header -> text.append(header.key())
                        .append(": ")
                        .append(new String(header.value(), UTF_8))
                        .append('\n'));
        text.append(new String(record.value(), UTF_8));
        var event = StreamFormat.read(record);
        return names == null
                ? new Streamed(record.key(), event, event.data(), text.toString())
                : new Streamed(
                        names.translated(record.key()),
                        event,
                        JSON.readTree(names.translated(event.data().toString())),
                        text.toString());
    }
}
