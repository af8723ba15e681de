// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.stream.StreamSigner.Told;
import io.rollcall.stream.StreamCheckpoint;
import io.rollcall.stream.StreamCheckpoint.Users;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Broker broker;
    private final StreamedEvents events;
    private final @Nullable StreamSigner signer;
    private final @Nullable UsersFill users;
    private final List<LoggedEvent> queue = new ArrayList<>();
    private @Nullable Producer<String, byte[]> producer;
    private @Nullable Written written;

    /** @param signer of what is told; {@code null} where nobody signs */
    StreamWriter(Broker broker, StreamedEvents events, @Nullable StreamSigner signer) {
        this(broker, events, signer, null);
    }

    /**
     * @param signer of what is told; {@code null} where nobody signs
     * @param users what the topic of users says; {@code null} where there is none
     */
    StreamWriter(Broker broker, StreamedEvents events, @Nullable StreamSigner signer, @Nullable UsersTopic users) {
        this.broker = broker;
        this.events = events;
        this.signer = signer;
        this.users = users == null ? null : new UsersFill(broker, users);
    }

    /** Up to where, and all of it in a tree. */
    private record Written(StreamCheckpoint at, StreamTree tree) {

        Written reached(Checkpoint position) {
            return new Written(new StreamCheckpoint(position, at.source(), tree.state(), at.users()), tree);
        }

        Written with(@Nullable Users users) {
            return new Written(new StreamCheckpoint(at.checkpoint(), at.source(), at.tree(), users), tree);
        }
    }

    /** Takes an event to be written with the next batch. */
    synchronized void queue(DomainEventMessage<?> message, TrackingToken at) {
        queue.add(new LoggedEvent(message, AxonSubscription.positionOf(at)));
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
        events.forget();
        broker.createTopics();
        var committed = new CommittedStream(broker);
        committed.last().map(StreamCheckpoint::checkpoint).ifPresent(ours);
        producer = broker.producer(beginning.incarnation());
        producer.initTransactions();
        var last = committed.last();
        last.map(StreamCheckpoint::checkpoint).ifPresent(ours);
        written = last.map(it -> new Written(it, StreamTree.resume(it.tree(), signer)))
                .orElseGet(() -> new Written(StreamCheckpoint.beginning(beginning), StreamTree.begin(signer)));
        written = written.with(users == null ? null : users.begin(written.at().users()));
        if (last.isEmpty()) {
            publish(beginning);
            committed.all().stream().map(StreamCheckpoint::checkpoint).forEach(ours);
        }
        return last.map(StreamCheckpoint::checkpoint);
    }

    StreamTopics topics() {
        return broker.topics();
    }

    /** Writes what is queued, and the checkpoint, or nothing. */
    synchronized void publish(Checkpoint checkpoint) {
        var before = opened();
        var batch = List.copyOf(queue);
        queue.clear();
        commit(records -> {
            var told = events.of(before.at().origin(), batch);
            for (int i = 0; i < told.size(); i++) {
                var record = StreamFormat.write(topics().events(), told.get(i));
                before.tree().add(record);
                records.add(record);
                if (users != null) {
                    users.after(batch.get(i), told.get(i)).ifPresent(records::add);
                }
            }
            var after = before.reached(checkpoint);
            records.add(record(after));
            signed(after).ifPresent(records::add);
            written = after;
        });
    }

    /**
     * Tells of some users that were there before the topic of users was, if there are any.
     *
     * @return whether there may be more
     */
    synchronized boolean fillUsers() {
        var before = opened();
        var known = before.at().users();
        if (users == null || known == null) {
            return false;
        }
        var page = users.next(before.at(), known);
        if (!page.reached().equals(known) || !page.users().isEmpty()) {
            commit(records -> {
                page.users().forEach(user -> records.add(users.record(user)));
                var after = before.with(page.reached());
                records.add(record(after));
                written = after;
            });
        }
        return !page.reached().isComplete();
    }

    private ProducerRecord<String, byte[]> record(Written written) {
        return new ProducerRecord<>(
                topics().checkpoint(), 0, CommittedStream.CHECKPOINT_KEY, StreamFormat.write(written.at()));
    }

    /** Signs what was told last, if that is due. */
    synchronized void sign() {
        signed(opened()).ifPresent(note -> commit(records -> records.add(note)));
    }

    /** Signs what was told last: nothing comes after it. */
    synchronized void seal() {
        opened().tree().expect();
        sign();
    }

    /** Has the stream begin anew behind what it has told, by another source. */
    synchronized void restart(Checkpoint beginning) {
        close();
        producer = broker.producer(beginning.incarnation());
        producer.initTransactions();
        var anew = new StreamCheckpoint(beginning, UUID.randomUUID(), new StreamCheckpoint.Tree(0, List.of()), null);
        written = new Written(anew, StreamTree.begin(signer));
        publish(beginning);
    }

    private Optional<ProducerRecord<String, byte[]>> signed(Written up) {
        var told = new Told(up.at().checkpoint().incarnation(), up.at().origin(), topics().events());
        return up.tree().due(topics().checkpoints(), told, up.at().checkpoint().position());
    }

    private Written opened() {
        if (producer == null || written == null) {
            throw new IllegalStateException("The stream is not open");
        }
        return written;
    }

    /**
     * All is made before the first record is sent: a process that is killed in between leaves records that are taken
     * back, and readers that take what is not committed have them twice.
     *
     * @param made adds what is to be sent
     */
    private void commit(Consumer<List<ProducerRecord<String, byte[]>>> made) {
        var current = Objects.requireNonNull(producer);
        try {
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            made.accept(records);
            current.beginTransaction();
            records.forEach(current::send);
            current.commitTransaction();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Forgets what is not written and lets go of the broker. */
    synchronized void close() {
        queue.clear();
        if (users != null) {
            users.close();
        }
        if (producer != null) {
            try {
                producer.close(CLOSING); // an open transaction is aborted, now or by the next writer
            } catch (KafkaException e) {
                // nothing more can be done, and nothing is lost: the next opening fences it
            }
            producer = null;
        }
    }
}
