// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.stream.CommittedCheckpoint.Last;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * Writes batches of events: each in one transaction together with its checkpoint, so both are there or neither. After
 * any failure it has to be {@linkplain #open opened} again, which settles a transaction of unknown end.
 */
final class StreamWriter {

    /** Of the checkpoints of a stream that is in binary mode from its first event on; versions before had others. */
    private static final String CHECKPOINT_KEY = "binary";

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Broker broker;
    private final Subjects subjects;
    private final List<Queued> queue = new ArrayList<>();
    private @Nullable Producer<String, byte[]> producer;

    StreamWriter(Broker broker, Subjects subjects) {
        this.broker = broker;
        this.subjects = subjects;
    }

    /** Takes an event to be written with the next batch. */
    synchronized void queue(DomainEventMessage<?> message, TrackingToken at) {
        queue.add(new Queued(message, AxonSubscription.positionOf(at)));
    }

    /**
     * Says what was last written, and fences off every other writer: once it is known that the stream is ours, since
     * another deployment's writer is to go on undisturbed. A stream without anything is claimed by a first checkpoint:
     * of two logs that come upon it at once, one stops at least.
     *
     * @param beginning of the log
     * @param ours is shown the last checkpoint before anybody is fenced, and once more after that, since a fenced one
     *     may have written meanwhile; throws where it is of another history
     * @return the last checkpoint; empty where nothing was ever written
     * @throws StreamStopped when there are events without a checkpoint, or a version before has begun the topic
     */
    synchronized Optional<Checkpoint> open(Checkpoint beginning, Consumer<Checkpoint> ours) {
        close();
        broker.createTopics();
        last().ifPresent(ours);
        producer = broker.producer(beginning.incarnation());
        producer.initTransactions();
        var last = last();
        last.ifPresent(ours);
        if (last.isEmpty()) {
            publish(beginning);
            all().forEach(ours);
        }
        return last;
    }

    StreamTopics topics() {
        return broker.topics();
    }

    private List<Checkpoint> all() {
        try (var consumer = broker.consumer()) {
            return new CommittedCheckpoint(consumer, topics())
                    .all().stream().map(this::ofThisVersion).toList();
        }
    }

    private Optional<Checkpoint> last() {
        try (var consumer = broker.consumer()) {
            var committed = new CommittedCheckpoint(consumer, topics());
            var last = committed.read();
            if (last.isEmpty() && committed.eventsExist()) {
                throw new StreamStopped("Topic " + topics().events() + " holds events, but topic "
                        + topics().checkpoint() + " does not say which");
            }
            return last.map(this::ofThisVersion);
        }
    }

    /** Readers of the one form cannot read the other, so no topic has both. */
    private Checkpoint ofThisVersion(Last last) {
        if (!CHECKPOINT_KEY.equals(last.key())) {
            throw new StreamStopped("Topic " + topics().events()
                    + " was begun by a version that told events in structured mode, by the ids that doors show");
        }
        return StreamFormat.readCheckpoint(last.value());
    }

    /** Writes what is queued, and the checkpoint, or nothing. */
    synchronized void publish(Checkpoint checkpoint) {
        var current = producer;
        if (current == null) {
            throw new IllegalStateException("The stream is not open");
        }
        var batch = List.copyOf(queue);
        queue.clear();
        try {
            current.beginTransaction();
            batch.forEach(queued -> current.send(queued.record(topics().events(), checkpoint.incarnation(), subjects)));
            current.send(
                    new ProducerRecord<>(topics().checkpoint(), 0, CHECKPOINT_KEY, StreamFormat.write(checkpoint)));
            current.commitTransaction();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Forgets what is not written and lets go of the broker. */
    synchronized void close() {
        queue.clear();
        if (producer != null) {
            try {
                producer.close(CLOSING); // an open transaction is aborted, now or by the next writer
            } catch (KafkaException e) {
                // nothing more can be done, and nothing is lost: the next opening fences it
            }
            producer = null;
        }
    }

    private record Queued(DomainEventMessage<?> message, long position) {

        ProducerRecord<String, byte[]> record(String topic, UUID log, Subjects subjects) {
            var event = (Event) message.getPayload();
            var subject = subjects.of(message.getAggregateIdentifier(), event);
            return StreamFormat.write(topic, StreamedEvents.of(log, position, subject, message));
        }
    }
}
