// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import static io.rollcall.projection.stream.StreamExamples.TOPICS;

import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A broker of Kafka's own mock clients: a record is there once its transaction is committed. */
final class MemoryBroker implements Broker {

    private final List<ProducerRecord<String, byte[]>> committed = new ArrayList<>();
    private final StreamTopics topics;

    @Nullable
    MockProducer<String, byte[]> producer;

    boolean down;
    private int generation;

    /** Before a reader looks, each time. */
    Runnable beforeLook = () -> {};

    MemoryBroker() {
        this(TOPICS);
    }

    MemoryBroker(StreamTopics topics) {
        this.topics = topics;
    }

    @Override
    public StreamTopics topics() {
        return topics;
    }

    @Override
    public void createTopics() {
        if (down) {
            throw new KafkaException("away");
        }
    }

    @Override
    public Producer<String, byte[]> producer(UUID log) {
        if (producer != null) {
            committed.addAll(producer.history());
            producer.clear();
            if (!producer.closed()) {
                producer.fenceProducer();
            }
        }
        producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        return producer;
    }

    /** Of each topic. */
    @Override
    public String id(String topic) {
        return topic + generation;
    }

    /** Somebody has deleted it, and it was made again. */
    void remake(String topic) {
        generation++;
        if (producer != null) {
            committed.addAll(producer.history());
            producer.clear();
        }
        committed.removeIf(record -> topic.equals(record.topic()));
    }

    List<ProducerRecord<String, byte[]>> committed(String topic) {
        var all = new ArrayList<>(committed);
        if (producer != null) {
            all.addAll(producer.history());
        }
        return all.stream().filter(record -> topic.equals(record.topic())).toList();
    }

    /** What another writer has committed, which this one knows nothing of. */
    void commit(ProducerRecord<String, byte[]> record) {
        committed.add(record);
    }

    /** What has been told, as its readers see it. */
    List<StreamedEvent> told() {
        return committed(topics.events()).stream()
                .map(record -> StreamFormat.read(consumed(record, 0)))
                .toList();
    }

    private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> record, long offset) {
        var consumed = new ConsumerRecord<>(record.topic(), 0, offset, record.key(), record.value());
        record.headers().forEach(consumed.headers()::add);
        return consumed;
    }

    /** What the topic of users says to a reader that has read all of it. */
    Map<String, StreamedUser> users() {
        var users = new TreeMap<String, StreamedUser>();
        for (var record : committed(Objects.requireNonNull(topics.users()))) {
            var user = StreamFormat.readUser(consumed(record, 0));
            if (user.data() == null) {
                users.remove(record.key());
            } else {
                users.put(record.key(), user);
            }
        }
        return users;
    }

    void loseCheckpoints() {
        committed.addAll(producer.history());
        producer = null;
        committed.removeIf(record -> topics.checkpoint().equals(record.topic()));
    }

    @Override
    public Consumer<String, byte[]> consumer() {
        beforeLook.run();
        var checkpoints = new TopicPartition(topics.checkpoint(), 0);
        var events = new TopicPartition(topics.events(), 0);
        var users = new TopicPartition(Objects.requireNonNullElse(topics.users(), "none"), 0);
        var present = committed(users.topic());
        var records = committed(topics.checkpoint());
        var told = committed(topics.events());
        var consumer = new MockConsumer<String, byte[]>("none") {
            @Override
            public synchronized void assign(Collection<TopicPartition> partitions) {
                super.assign(partitions);
                if (partitions.contains(events)) {
                    for (var offset = 0; offset < told.size(); offset++) {
                        addRecord(consumed(told.get(offset), offset));
                    }
                    return;
                }
                if (partitions.contains(users)) {
                    for (var offset = 0; offset < present.size(); offset++) {
                        addRecord(consumed(present.get(offset), offset));
                    }
                    return;
                }
                for (var offset = 0; offset < records.size(); offset++) { // every second offset is a commit marker
                    addRecord(consumed(records.get(offset), 2L * offset));
                }
            }

            @Override
            public synchronized long position(TopicPartition partition) {
                var reached = super.position(partition);
                return reached % 2 == 1 ? reached + 1 : reached; // a reader of committed records skips the marker
            }
        };
        consumer.updateBeginningOffsets(Map.of(checkpoints, 0L, events, 0L, users, 0L));
        consumer.updateEndOffsets(
                Map.of(checkpoints, 2L * records.size(), events, (long) told.size(), users, (long) present.size()));
        consumer.updatePartitions(topics.events(), List.of(new PartitionInfo(topics.events(), 0, null, null, null)));
        consumer.updatePartitions(users.topic(), List.of(new PartitionInfo(users.topic(), 0, null, null, null)));
        return consumer;
    }
}
