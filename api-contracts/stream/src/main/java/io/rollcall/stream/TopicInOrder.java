// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a topic of events from its first record to where it ends, over all its partitions in the order of the log:
 * those of one source after the other, and of each by their positions. Each partition is in that order itself, so that
 * no more than some thousand records are held at a time. What is not in order comes as it stands in its partition. Not
 * safe for use by several threads.
 */
public final class TopicInOrder {

    /** Of one partition; the others may be far behind. */
    private static final int MOST_HELD = 1_000;

    private static final Duration POLL = Duration.ofMillis(200);

    private static final Comparator<ToldRecord> FOREIGN_FIRST_THEN_BY_POSITION = Comparator.comparingLong(
            told -> told.event() == null ? 0 : told.event().position());

    private final Consumer<String, byte[]> consumer;
    private final String topic;
    private final Duration patience;
    private final Map<TopicPartition, Deque<ToldRecord>> held =
            new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    private Map<TopicPartition, Long> ends = Map.of();
    private long begin;
    private @Nullable UUID source;

    /**
     * @param consumer this reader's alone: without a group, and with {@code isolation.level=read_committed} if nothing
     *     is to be seen that was taken back
     * @param patience for what the broker is asked for
     */
    public TopicInOrder(Consumer<String, byte[]> consumer, String topic, Duration patience) {
        this.consumer = consumer;
        this.topic = topic;
        this.patience = patience;
    }

    /**
     * Goes to the first record.
     *
     * @return the number of partitions; 0 where there is no such topic
     */
    public int open() {
        return open(Map.of());
    }

    /**
     * Goes to where an earlier reader has ended.
     *
     * @param offsets behind the last record that it has taken of a partition; none where it has taken none
     * @return as above
     */
    public int open(Map<Integer, Long> offsets) {
        var found = consumer.partitionsFor(topic, patience); // null where there is no such topic
        var partitions = Stream.ofNullable(found)
                .flatMap(List::stream)
                .map(it -> new TopicPartition(topic, it.partition()))
                .toList();
        partitions.forEach(partition -> held.put(partition, new ArrayDeque<>()));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var beginnings = consumer.beginningOffsets(partitions, patience);
        partitions.stream().filter(it -> offsets.containsKey(it.partition())).forEach(it -> {
            beginnings.put(it, offsets.getOrDefault(it.partition(), 0L));
            consumer.seek(it, offsets.getOrDefault(it.partition(), 0L));
        });
        begin = sum(beginnings.values());
        lookForEnd();
        return partitions.size();
    }

    /** From now on it ends where the topic ends now. */
    public void lookForEnd() {
        ends = consumer.endOffsets(held.keySet(), patience);
    }

    /** How many offsets there are; some of them are ends of transactions. */
    public long offsets() {
        return sum(ends.values()) - begin;
    }

    /** How many of the offsets are read. */
    public long read() {
        return held.keySet().stream().mapToLong(consumer::position).sum()
                - begin
                - held.values().stream().mapToLong(Deque::size).sum();
    }

    /**
     * The next record; empty at the end.
     *
     * @throws KafkaException where the broker does not deliver
     */
    public Optional<ToldRecord> next() {
        var deadline = System.nanoTime() + patience.toNanos();
        while (held.entrySet().stream().anyMatch(it -> it.getValue().isEmpty() && isBefore(it.getKey()))) {
            if (poll() > 0) {
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new KafkaException("The broker does not deliver topic " + topic);
            }
        }
        return take();
    }

    private boolean isBefore(TopicPartition partition) {
        return consumer.position(partition, patience) < ends.getOrDefault(partition, 0L);
    }

    private int poll() {
        var full = new ArrayList<TopicPartition>();
        held.forEach((partition, records) -> {
            if (records.size() >= MOST_HELD) {
                full.add(partition);
            }
        });
        consumer.resume(consumer.paused());
        consumer.pause(full);
        var polled = consumer.poll(POLL);
        for (var record : polled) {
            held.get(new TopicPartition(topic, record.partition())).add(ToldRecord.of(record));
        }
        return polled.count();
    }

    private Optional<ToldRecord> take() {
        var heads = held.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty()
                        && it.getValue().getFirst().record().offset() < ends.getOrDefault(it.getKey(), 0L))
                .map(it -> it.getValue().getFirst())
                .toList();
        var first = heads.stream().filter(this::isOfSource).min(FOREIGN_FIRST_THEN_BY_POSITION);
        if (first.isEmpty()) {
            first = heads.stream().min(FOREIGN_FIRST_THEN_BY_POSITION);
            first.map(ToldRecord::event).ifPresent(event -> source = event.log());
        }
        first.ifPresent(told ->
                held.get(new TopicPartition(topic, told.record().partition())).removeFirst());
        return first;
    }

    private boolean isOfSource(ToldRecord told) {
        return told.event() == null || told.event().log().equals(source);
    }

    private static long sum(Collection<Long> offsets) {
        return offsets.stream().mapToLong(Long::longValue).sum();
    }
}
