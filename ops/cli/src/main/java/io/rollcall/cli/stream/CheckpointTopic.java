// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli.stream;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.note.NoteVerifier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The checkpoints on a topic, up to where it ended when this was made. */
public final class CheckpointTopic implements SignedCheckpoints {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final String events;
    private final List<NoteVerifier> keys;
    private final Duration patience;
    private final long end;
    private final Deque<byte[]> held = new ArrayDeque<>();
    private @Nullable SignedCheckpoint next;

    /**
     * @param consumer this reader's alone
     * @param topic of checkpoints
     * @param events the topic that they are of
     * @param keys of the log; none where signatures are not looked at
     */
    public CheckpointTopic(
            Consumer<String, byte[]> consumer,
            String topic,
            String events,
            List<NoteVerifier> keys,
            Duration patience) {
        this.consumer = consumer;
        this.partition = new TopicPartition(topic, 0);
        this.events = events;
        this.keys = List.copyOf(keys);
        this.patience = patience;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        this.end = consumer.endOffsets(List.of(partition), patience).get(partition);
    }

    @Override
    public Optional<SignedCheckpoint> peek() throws ProofRefused {
        if (next == null && fill()) {
            next = SignedCheckpoint.of(held.getFirst(), events, keys);
        }
        return Optional.ofNullable(next);
    }

    private boolean fill() {
        var deadline = System.nanoTime() + patience.toNanos();
        while (held.isEmpty() && consumer.position(partition, patience) < end) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("The broker does not deliver topic " + partition.topic());
            }
            consumer.poll(POLL).forEach(record -> held.add(record.value()));
        }
        return !held.isEmpty();
    }

    @Override
    public void skip() {
        held.removeFirst();
        next = null;
    }
}
