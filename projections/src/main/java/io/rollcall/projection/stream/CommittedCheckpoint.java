// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the last committed checkpoint, from the end of its topic backwards: the cost does not grow with the log. */
final class CommittedCheckpoint {

    private static final TopicPartition PARTITION = new TopicPartition(StreamTopics.CHECKPOINT, 0);
    private static final int FIRST_WINDOW = 16; // a batch takes two offsets: the checkpoint and its commit
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A checkpoint and the key of its record. */
    record Last(String key, Checkpoint checkpoint) {}

    private final Consumer<String, byte[]> consumer;

    CommittedCheckpoint(Consumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Empty while nothing was ever committed. */
    Optional<Last> read() {
        consumer.assign(List.of(PARTITION));
        var begin = consumer.beginningOffsets(List.of(PARTITION)).get(PARTITION);
        var end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
        Last last = null;
        var from = end;
        for (long window = FIRST_WINDOW; last == null && from > begin; window *= 8) {
            from = Math.max(begin, end - window);
            last = lastBetween(from, end);
        }
        return Optional.ofNullable(last);
    }

    /**
     * Whether the events' topic holds any event. Its end does not tell: what a killed process had begun and never
     * committed takes offsets too. Read from the beginning, which ends at the first event there is.
     */
    boolean eventsExist() {
        var partitions = consumer.partitionsFor(StreamTopics.EVENTS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var ends = consumer.endOffsets(partitions);
        var deadline = deadline();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            if (!poll(deadline).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Last lastBetween(long from, long end) {
        var deadline = deadline();
        Last last = null;
        consumer.seek(PARTITION, from);
        while (consumer.position(PARTITION) < end) {
            for (var found : poll(deadline).records(PARTITION)) {
                last = new Last(found.key(), StreamFormat.readCheckpoint(found.value()));
            }
        }
        return last;
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
