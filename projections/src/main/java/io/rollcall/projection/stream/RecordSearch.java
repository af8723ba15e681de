// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.projection.stream.RecordPlaces.Asked;
import io.rollcall.projection.stream.RecordPlaces.Found;
import io.rollcall.projection.stream.RecordPlaces.Place;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * One search. In each partition events stand in the order of the log, so one is found by halves, in some twenty steps
 * whatever the size; and with it what stands beside it. Times are no help: a transaction's end has that of the broker,
 * which is later than all that is told long after it was recorded.
 */
final class RecordSearch {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<String, byte[]> consumer;
    private final StreamTopics topics;
    private final long deadline;
    private final Duration patience;
    private final Set<Long> missing = new HashSet<>();
    private final Map<Long, Place> found = new HashMap<>();
    private @Nullable UUID source;
    private Map<TopicPartition, Long> begins = Map.of();
    private Map<TopicPartition, Long> ends = Map.of();

    RecordSearch(Consumer<String, byte[]> consumer, StreamTopics topics, Duration patience) {
        this.consumer = consumer;
        this.topics = topics;
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** @param subjects under which they stand on the stream, by their positions, as far as is known */
    Found run(List<Asked> events, Map<Long, String> subjects) {
        events.forEach(event -> missing.add(event.position()));
        source = new CommittedCheckpoint(consumer, topics)
                .read()
                .filter(last -> last.key().equals(CommittedStream.CHECKPOINT_KEY))
                .map(last -> StreamFormat.readCheckpoint(last.value()).source())
                .orElse(null);
        var partitions = consumer.partitionsFor(topics.events(), patience).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        begins = consumer.beginningOffsets(partitions, patience);
        ends = consumer.endOffsets(partitions, patience);
        for (var event : events) {
            var subject = subjects.getOrDefault(event.position(), "");
            if (missing.contains(event.position()) && !isLookedFor(event.position(), subject, partitions)) {
                return new Found(found, false);
            }
        }
        return new Found(found, true);
    }

    /** False where the time is over. It is where the producer puts its key, unless there are more partitions by now. */
    private boolean isLookedFor(long position, String subject, List<TopicPartition> partitions) {
        var likely = Utils.toPositive(Utils.murmur2(subject.getBytes(UTF_8))) % partitions.size();
        for (int i = 0; i < partitions.size() && missing.contains(position); i++) {
            if (!isLookedFor(position, partitions.get((likely + i) % partitions.size()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isLookedFor(long position, TopicPartition partition) {
        consumer.assign(List.of(partition));
        var low = begins.getOrDefault(partition, 0L);
        var high = ends.getOrDefault(partition, 0L);
        while (low < high && missing.contains(position)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            var middle = (low + high) >>> 1;
            var read = read(partition, middle);
            read.forEach(this::take);
            if (read.isEmpty() || positionOf(read.getFirst()) > position) {
                high = middle;
            } else if (positionOf(read.getLast()) >= position) {
                return true; // it would be among these
            } else {
                low = read.getLast().offset() + 1;
            }
        }
        return true;
    }

    /** The next records; none where there are none up to the end, or the time is over. */
    private List<ConsumerRecord<String, byte[]>> read(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (records.isEmpty()
                && consumer.position(partition, patience) < ends.getOrDefault(partition, 0L)
                && System.nanoTime() < deadline) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    /** What was told before the stream has begun anew stands before all that it has told since. */
    private long positionOf(ConsumerRecord<String, byte[]> record) {
        return source == null || StreamFormat.read(record).log().equals(source) ? StreamFormat.position(record) : 0;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        var position = positionOf(record);
        if (missing.remove(position)) {
            found.put(position, new Place(record.partition(), record.offset()));
        }
    }
}
