// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.proof.Hash;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSigner;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignatureType;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.CompactRange;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamLeaf;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import io.rollcall.stream.TopicInOrder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.Utils;
import tools.jackson.databind.node.JsonNodeFactory;

/** A topic as the stream writes it, and as somebody may have changed it. */
public final class ToldTopic {

    /** The topic of events. */
    public static final String NAME = "rollcall.events";

    static final int PARTITIONS = 3;
    static final UUID LOG = UUID.fromString("00000000-0000-0000-0000-00000000000a");

    private static final NoteSigner KEY =
            NoteSigner.generate("rollcall.example/" + LOG, SignatureType.ED25519, new SecureRandom());

    /** Of each partition, in its order: to be changed by a test. */
    public final List<List<ProducerRecord<String, byte[]>>> partitions = new ArrayList<>();

    /** Of the topic of checkpoints. */
    public final List<byte[]> notes = new ArrayList<>();

    private CompactRange tree = new CompactRange();
    private UUID source = LOG;

    /** Without a record. */
    public ToldTopic() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new ArrayList<>());
        }
    }

    /** Those of the log. */
    public static List<NoteVerifier> keys() {
        return List.of(KEY.verifier());
    }

    /** Events of these positions, and a checkpoint up to the last one. */
    public ToldTopic told(long from, long to) {
        for (long position = from; position <= to; position++) {
            add(record(position, "id-" + position));
        }
        sign(KEY, to, tree.root());
        return this;
    }

    /** From now on it is told anew, by another source. */
    public ToldTopic anew() {
        source = UUID.nameUUIDFromBytes(("after " + source).getBytes(UTF_8));
        tree = new CompactRange();
        return this;
    }

    /** These events, and a checkpoint up to the last one. */
    public ToldTopic told(List<StreamedEvent> events) {
        events.forEach(event -> add(StreamFormat.write(NAME, event)));
        sign(KEY, events.getLast().position(), tree.root());
        return this;
    }

    void add(ProducerRecord<String, byte[]> record) {
        tree.append(StreamLeaf.of(record.key(), record.headers(), record.value()));
        partitions.get(partition(record.key())).add(record);
    }

    void sign(NoteSigner by, long position, Hash root) {
        var origin = KEY.verifier().name() + "/" + NAME + (source.equals(LOG) ? "" : "/" + source);
        var text = new Checkpoint(origin, tree.size(), root, List.of("position " + position)).text();
        notes.add(SignedNote.sign(text, List.of(by), Instant.EPOCH).encode().getBytes(UTF_8));
    }

    /** A checkpoint of what there is, up to there. */
    public void signUpTo(long position) {
        sign(KEY, position, tree.root());
    }

    ProducerRecord<String, byte[]> record(long position, String id) {
        return StreamFormat.write(
                NAME,
                new StreamedEvent(
                        id,
                        source,
                        "user.renamed",
                        "1",
                        subject(position),
                        Instant.EPOCH.plusSeconds(position),
                        position,
                        Origin.UNKNOWN,
                        JsonNodeFactory.instance.objectNode().put("n", position)));
    }

    static String subject(long position) {
        return "user-" + position % 7;
    }

    static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
    }

    /** Where the event of a position is. */
    public List<ProducerRecord<String, byte[]>> partitionOf(long position) {
        return partitions.get(partition(subject(position)));
    }

    public int indexOf(long position) {
        var wanted = "%019d".formatted(position);
        var all = partitionOf(position);
        for (int index = 0; index < all.size(); index++) {
            if (new String(all.get(index).headers().lastHeader("ce_sequence").value(), UTF_8).equals(wanted)) {
                return index;
            }
        }
        throw new AssertionError("No event at " + position);
    }

    StreamVerdict verdict() {
        return verdict(keys(), false);
    }

    StreamVerdict verdict(List<NoteVerifier> keys, boolean isTakenBackShown) {
        var topic = new TopicInOrder(consumer(), NAME, Duration.ofSeconds(5));
        var verification = new StreamVerification(topic.open(), List.of(signed(keys)), isTakenBackShown);
        for (var next = topic.next(); next.isPresent(); next = topic.next()) {
            verification.take(next.get());
        }
        return verification.end();
    }

    /** The topic of checkpoints, as it is read from its beginning. */
    public SignedCheckpoints signed(List<NoteVerifier> keys) {
        var partition = new TopicPartition("rollcall.checkpoints", 0);
        var consumer = new MockConsumer<String, byte[]>("earliest") {
            @Override
            public synchronized void assign(Collection<TopicPartition> assigned) {
                super.assign(assigned);
                for (int offset = 0; offset < notes.size(); offset++) {
                    addRecord(new ConsumerRecord<>(partition.topic(), 0, offset, NAME, notes.get(offset)));
                }
            }
        };
        consumer.updateBeginningOffsets(Map.of(partition, 0L));
        consumer.updateEndOffsets(Map.of(partition, (long) notes.size()));
        return new CheckpointTopic(consumer, partition.topic(), NAME, keys, Duration.ofSeconds(5));
    }

    /** As Kafka delivers it: some of a partition, then some of another. */
    public MockConsumer<String, byte[]> consumer() {
        var all = List.copyOf(partitions);
        var consumer = new MockConsumer<String, byte[]>("earliest") {
            @Override
            public synchronized void assign(Collection<TopicPartition> assigned) {
                super.assign(assigned);
                for (var partition : assigned) {
                    var records = all.get(partition.partition());
                    for (int offset = 0; offset < records.size(); offset++) {
                        addRecord(consumed(records.get(offset), partition, offset));
                    }
                }
            }
        };
        consumer.setMaxPollRecords(50);
        var places = Arrays.stream(new int[] {0, 1, 2})
                .mapToObj(partition -> new TopicPartition(NAME, partition))
                .toList();
        consumer.updatePartitions(
                NAME,
                places.stream()
                        .map(it -> new PartitionInfo(NAME, it.partition(), null, null, null))
                        .toList());
        consumer.updateBeginningOffsets(places.stream().collect(Collectors.toMap(it -> it, it -> 0L)));
        consumer.updateEndOffsets(places.stream().collect(Collectors.toMap(it -> it, it ->
                (long) all.get(it.partition()).size())));
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> consumed(
            ProducerRecord<String, byte[]> record, TopicPartition partition, long offset) {
        Headers headers = record.headers();
        return new ConsumerRecord<>(
                NAME,
                partition.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                headers,
                Optional.empty());
    }
}
