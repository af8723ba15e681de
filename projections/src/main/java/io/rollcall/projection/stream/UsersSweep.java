// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads once which users a topic has, from its first record up to where it ended when this began. */
final class UsersSweep implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Consumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /** @param consumer this one's alone, which it closes */
    UsersSweep(Consumer<String, byte[]> consumer, String topic) {
        this.consumer = consumer;
        var partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    boolean isDone() {
        return ends.entrySet().stream().allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
    }

    /** Users of the next records that say that they are there; what is no user's is passed over. Waits a moment. */
    Set<String> next() {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .filter(record -> record.value() != null && record.key() != null)
                .map(record -> Objects.requireNonNull(record.key()))
                .filter(key -> ID.matcher(key).matches())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
