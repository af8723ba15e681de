// SPDX-License-Identifier: Apache-2.0
package io.rollcall.examples.analytics;

import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events as a server does: in transactions, some of which it cannot end and begins anew. */
final class StreamOnBroker implements AutoCloseable {

    private static final int BATCH = 50;
    private static final int PARTITIONS = 3;

    private final String topic;
    private final Admin admin;
    private final Producer<String, byte[]> producer;

    StreamOnBroker(Map<String, Object> kafka, String topic) throws Exception {
        this.topic = topic;
        admin = Admin.create(kafka);
        admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)
                        .configs(Map.of("retention.ms", "-1", "message.timestamp.after.max.ms", "" + Long.MAX_VALUE))))
                .all()
                .get();
        var settings = new HashMap<>(kafka);
        settings.put("transactional.id", topic);
        settings.put("compression.type", "zstd");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    void write(List<StreamedEvent> events) {
        for (int from = 0; from < events.size(); from += BATCH) {
            var batch = events.subList(from, Math.min(from + BATCH, events.size()));
            if (from % 3 == 0) {
                send(batch);
                producer.abortTransaction();
            }
            send(batch);
            producer.commitTransaction();
        }
    }

    private void send(List<StreamedEvent> batch) {
        producer.beginTransaction();
        batch.forEach(event -> producer.send(StreamFormat.write(topic, event)));
        producer.flush();
    }

    /** The same by another source, as after a restart of the stream. */
    static List<StreamedEvent> by(UUID source, List<StreamedEvent> events) {
        return events.stream()
                .map(event -> new StreamedEvent(
                        event.id(),
                        source,
                        event.name(),
                        event.revision(),
                        event.subject(),
                        event.recordedAt(),
                        event.position(),
                        event.origin(),
                        event.data()))
                .toList();
    }

    /** Takes away all that is there: nobody can read it once more. */
    void deleteRecords() throws Exception {
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var ends = admin.listOffsets(partitions.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest())))
                .all()
                .get();
        var all = new HashMap<TopicPartition, RecordsToDelete>();
        ends.forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
        admin.deleteRecords(all).all().get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
