// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.projection.stream.RecordPlaces.Found;
import io.rollcall.projection.stream.RecordPlaces.Place;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** One search: from where records of an event's time begin, so many records at most are read for it. */
final class RecordSearch {

    /** For each event: of one time there are few, and what was read for one may be another. */
    private static final int MOST_READ = 2_000;

    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<String, byte[]> consumer;
    private final long deadline;
    private final Duration patience;
    private final Map<Long, Asked> missing = new HashMap<>();
    private final Map<Long, Place> found = new HashMap<>();

    RecordSearch(Consumer<String, byte[]> consumer, Duration patience) {
        this.consumer = consumer;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    Found run(List<Asked> events) {
        events.forEach(event -> missing.put(event.position(), event));
        var partitions = consumer.partitionsFor(StreamTopics.EVENTS, patience).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions, patience);
        var inOrder = events.stream()
                .sorted(Comparator.comparingLong(Asked::position))
                .toList();
        for (var event : inOrder) {
            if (missing.containsKey(event.position()) && !isLookedFor(event, partitions, ends)) {
                return new Found(found, false);
            }
        }
        return new Found(found, true);
    }

    /** False where the time is over. */
    private boolean isLookedFor(Asked event, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        var time = event.recordedAt().toEpochMilli();
        var begins = consumer
                .offsetsForTimes(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), it -> time)), patience)
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Objects.requireNonNull(entry.getValue()).offset()));
        consumer.assign(begins.keySet());
        begins.forEach(consumer::seek);
        for (int read = 0;
                isBehind(begins.keySet(), ends) && missing.containsKey(event.position()) && read < MOST_READ; ) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            for (var record : consumer.poll(POLL)) {
                take(record);
                read++;
            }
        }
        return true;
    }

    private boolean isBehind(Iterable<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        for (var partition : partitions) {
            if (consumer.position(partition, patience) < ends.getOrDefault(partition, 0L)) {
                return true;
            }
        }
        return false;
    }

    /** The key tells most of the others apart without a look at what they say. */
    private void take(ConsumerRecord<String, byte[]> record) {
        if (missing.values().stream().anyMatch(event -> event.subject().equals(record.key()))) {
            var position = StreamFormat.readMessage(record.value()).position();
            if (missing.remove(position) != null) {
                found.put(position, new Place(record.partition(), record.offset()));
            }
        }
    }
}
