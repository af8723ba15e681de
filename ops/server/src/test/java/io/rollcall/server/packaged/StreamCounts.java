// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.packaged;

import io.rollcall.stream.StreamFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many records the stream has of the events behind a position, each counted as often as it came. */
final class StreamCounts {

    private static final String TOPIC = "rollcall.events";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<Long, Integer> times = new HashMap<>();

    private StreamCounts() {}

    /**
     * Reads all of the topic, until it has the event at this position and as many as there are up to that.
     *
     * @throws AssertionError if it does not within two minutes
     */
    static StreamCounts of(Map<String, Object> kafka, long last) {
        var counts = new StreamCounts();
        var settings = new HashMap<>(kafka);
        settings.putAll(Map.of(
                "auto.offset.reset", "earliest", "enable.auto.commit", "false", "isolation.level", "read_committed"));
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (counts.times.size() < last) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("The stream has %d events of %d".formatted(counts.times.size(), last));
                }
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record ->
                                counts.times.merge(StreamFormat.read(record).position(), 1, Integer::sum));
            }
            consumer.poll(Duration.ofMillis(500))
                    .forEach(record ->
                            counts.times.merge(StreamFormat.read(record).position(), 1, Integer::sum));
        }
        return counts;
    }

    /** Records of events behind this position. */
    long since(long position) {
        var all = new AtomicLong();
        times.forEach((at, count) -> all.addAndGet(at > position ? count : 0));
        return all.get();
    }
}
