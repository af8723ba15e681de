// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.stream.ForeignRecord;
import io.rollcall.stream.StreamFormat;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

    /**
     * Users of the next records that say that they are there; what is no record of ours is passed over. Waits a moment.
     */
    Set<String> next() {
        return StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
                .flatMap(record -> user(record).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> user(ConsumerRecord<String, byte[]> record) {
        try {
            var user = StreamFormat.readUser(record);
            return user.data() != null && ID.matcher(user.user()).matches()
                    ? Optional.of(user.user())
                    : Optional.empty();
        } catch (ForeignRecord e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
