// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.log.subscription.AggregateEvents;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.PastEvents;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.StreamableMessageSource;

/** A log in memory. Positions begin with 1; the aggregate is the event's own name for it, as the test gives it. */
public final class MemoryLog
        implements LogHistory, PastEvents, AggregateEvents, StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Instant RECORDED_AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final UUID incarnation = UUID.randomUUID();
    private final List<TrackedEventMessage<?>> events = new CopyOnWriteArrayList<>();
    private final List<String> hashes = new CopyOnWriteArrayList<>(List.of("0".repeat(64)));
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Appends events of one aggregate and returns the position of the last. */
    public long append(String aggregate, Event... added) {
        return append(aggregate, MetaData.emptyInstance(), added);
    }

    /** The same, of events that say what they came of. */
    public long append(String aggregate, MetaData metadata, Event... added) {
        for (var event : added) {
            var position = events.size() + 1L;
            var message = new GenericDomainEventMessage<>(
                    "type", aggregate, position, event, metadata, "event-" + position, RECORDED_AT);
            hashes.add(sha256(hashes.getLast() + event));
            events.add(new GenericTrackedDomainEventMessage<>(new GlobalSequenceTrackingToken(position), message));
        }
        listeners.forEach(Runnable::run);
        return head();
    }

    /** What a restored backup looks like: the events after a position are gone. */
    public void cutAfter(long position) {
        while (events.size() > position) {
            events.removeLast();
            hashes.removeLast();
        }
    }

    @Override
    public List<TrackedEventMessage<?>> after(long position, int most) {
        return after(position).stream().limit(most).toList();
    }

    @Override
    public List<TrackedEventMessage<?>> ofAggregateUpTo(String aggregate, long position) {
        return events.stream()
                .filter(event -> AxonSubscription.positionOf(event.trackingToken()) <= position
                        && aggregate.equals(((DomainEventMessage<?>) event).getAggregateIdentifier()))
                .<TrackedEventMessage<?>>map(event -> event)
                .toList();
    }

    /** All events after a position. */
    public List<TrackedEventMessage<?>> after(long position) {
        var sofar = List.copyOf(events);
        return sofar.subList((int) position, sofar.size());
    }

    @Override
    public long head() {
        return events.size();
    }

    @Override
    public Optional<Checkpoint> checkpointAt(long position) {
        return position > head()
                ? Optional.empty()
                : Optional.of(new Checkpoint(incarnation, position, hashes.get((int) position)));
    }

    @Override
    public OptionalLong lastOf(Predicate<Class<?>> types, long position) {
        return position > head()
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.iterate(position, at -> at > 0, at -> at - 1)
                        .filter(at -> types.test(events.get((int) at - 1).getPayloadType()))
                        .limit(1)
                        .reduce(0, (none, last) -> last));
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken token) {
        return new Tail(AxonSubscription.positionOf(token));
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(head());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Tail implements BlockingStream<TrackedEventMessage<?>> {

        private int next;

        Tail(long after) {
            this.next = (int) after;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return next < events.size() ? Optional.of(events.get(next)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return next < events.size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.get(next++);
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            listeners.add(callback);
            return true;
        }

        @Override
        public void close() {}
    }
}
