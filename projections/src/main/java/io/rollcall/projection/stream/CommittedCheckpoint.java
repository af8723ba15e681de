// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the last committed checkpoint, from the end of its topic backwards: the cost does not grow with the log. */
final class CommittedCheckpoint {

    private static final int FIRST_WINDOW = 16; // a batch takes two offsets: the checkpoint and its commit
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** The record of a checkpoint. */
    record Last(String key, byte[] value) {}

    private final Consumer<String, byte[]> consumer;
    private final StreamTopics topics;
    private final TopicPartition partition;

    CommittedCheckpoint(Consumer<String, byte[]> consumer, StreamTopics topics) {
        this.consumer = consumer;
        this.topics = topics;
        this.partition = new TopicPartition(topics.checkpoint(), 0);
    }

    /** Empty while nothing was ever committed. */
    Optional<Last> read() {
        consumer.assign(List.of(partition));
        var begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        var end = consumer.endOffsets(List.of(partition)).get(partition);
        var found = List.<Last>of();
        var from = end;
        for (long window = FIRST_WINDOW; found.isEmpty() && from > begin; window *= 8) {
            from = Math.max(begin, end - window);
            found = between(from, end);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** All that are kept, the oldest first: as many as there are where the topic was begun a moment ago. */
    List<Last> all() {
        consumer.assign(List.of(partition));
        var begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        var end = consumer.endOffsets(List.of(partition)).get(partition);
        return between(begin, end);
    }

    /**
     * Whether the events' topic holds any event. Its end does not tell: what a killed process had begun and never
     * committed takes offsets too. Read from the beginning, which ends at the first event there is.
     */
    boolean eventsExist() {
        var partitions = consumer.partitionsFor(topics.events()).stream()
                .map(it -> new TopicPartition(it.topic(), it.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions);
        var deadline = deadline();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
            if (!poll(deadline).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private List<Last> between(long from, long end) {
        var deadline = deadline();
        var all = new ArrayList<Last>();
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            for (var found : poll(deadline).records(partition)) {
                all.add(new Last(found.key(), found.value()));
            }
        }
        return all;
    }

    private ConsumerRecords<String, byte[]> poll(long deadline) {
        if (System.nanoTime() > deadline) {
            throw new KafkaException("The broker does not deliver the stream's topics");
        }
        return consumer.poll(POLL);
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE.toNanos();
    }
}
