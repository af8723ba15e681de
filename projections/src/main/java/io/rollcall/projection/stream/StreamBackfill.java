// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PastEvents;
import io.rollcall.stream.StreamTopics;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Tells history, or a part of it, on a topic of its own, as the stream tells it: in transactions with a checkpoint, in
 * one tree, signed. Rests as long as it works, beside the stream.
 */
public final class StreamBackfill {

    private static final int PAGE = 500;

    private final StreamTopics live;
    private final Function<StreamTopics, StreamWriter> writers;
    private final PastEvents events;
    private final LogHistory log;

    StreamBackfill(StreamTopics live, Function<StreamTopics, StreamWriter> writers, PastEvents events, LogHistory log) {
        this.live = live;
        this.writers = writers;
        this.events = events;
        this.log = log;
    }

    /**
     * What is to be told.
     *
     * @param topic of events; that of the writer's checkpoint and that of the signed ones are called after it
     * @param from the first position
     * @param to the last one
     * @param type of events, or a family of them; {@code null} for all
     */
    public record Wanted(
            String topic, long from, long to, @Nullable String type) {

        boolean has(Class<?> event) {
            var name = event.getAnnotation(EventName.class).value();
            return type == null || name.equals(type) || name.startsWith(type + ".");
        }
    }

    /** @throws StreamRefused where it is no name of a topic, or one of the stream's own */
    public void check(String topic) {
        try {
            var own = names(live).toList();
            if (names(StreamTopics.beside(topic)).anyMatch(own::contains)) {
                throw new StreamRefused("The topics of a backfill are not those of the stream.");
            }
        } catch (IllegalArgumentException e) {
            throw new StreamRefused(e.getMessage() + ".");
        }
    }

    private static Stream<String> names(StreamTopics topics) {
        return Stream.of(topics.events(), topics.checkpoint(), topics.checkpoints(), topics.users())
                .flatMap(Stream::ofNullable);
    }

    /**
     * Tells it, from where it was when it was cut off. Blocks.
     *
     * @param isBegun whether it may be there in part; otherwise the topic has to have no events
     * @param reached is told after each transaction up to where it is; what it throws ends this
     * @throws StreamRefused where it cannot be
     */
    public void run(Wanted wanted, boolean isBegun, LongConsumer reached) {
        check(wanted.topic());
        var writer = writers.apply(StreamTopics.beside(wanted.topic()));
        try {
            var last = writer.open(log.checkpointAt(0).orElseThrow(), this::requireOurs)
                    .map(Checkpoint::position)
                    .orElse(0L);
            if (last > 0 && !isBegun) {
                throw new StreamRefused("Topic " + wanted.topic() + " has events already: name another one.");
            }
            tell(wanted, writer, Math.max(last, wanted.from() - 1), reached);
            writer.seal();
        } catch (StreamStopped e) {
            throw new StreamRefused(e.getMessage() + ".");
        } finally {
            writer.close();
        }
    }

    private void requireOurs(Checkpoint told) {
        if (!log.holds(told)) {
            throw new StreamStopped("The topic has been told of another history than that of this log");
        }
    }

    private void tell(Wanted wanted, StreamWriter writer, long after, LongConsumer reached) {
        for (var position = after; position < wanted.to(); ) {
            var begun = System.nanoTime();
            var page = events.after(position, (int) Math.min(PAGE, wanted.to() - position));
            if (page.isEmpty()) {
                return;
            }
            queue(wanted, writer, page);
            position = AxonSubscription.positionOf(page.getLast().trackingToken());
            writer.publish(log.checkpointAt(position).orElseThrow());
            reached.accept(position);
            LockSupport.parkNanos(System.nanoTime() - begun);
        }
    }

    private static void queue(Wanted wanted, StreamWriter writer, List<TrackedEventMessage<?>> page) {
        for (var message : page) {
            if (message.getPayload() instanceof UnknownEvent newer) {
                throw new StreamRefused("A newer version has written " + newer + ": a process of it has to do this.");
            }
            if (message instanceof DomainEventMessage<?> event
                    && event.getPayload() instanceof Event
                    && wanted.has(event.getPayloadType())) {
                writer.queue(event, message.trackingToken());
            }
        }
    }
}
