// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.append.LogAppender;
import io.rollcall.log.tail.LogReader;
import io.rollcall.log.tail.Tail;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Axon's way into the log for aggregates. Subscriptions read the log by the {@link Tail}. */
public final class LogEngine implements EventStorageEngine {

    private final LogReader reader;
    private final LogAppender appender;
    private final Snapshots snapshots;

    public LogEngine(LogReader reader, LogAppender appender, Snapshots snapshots) {
        this.reader = reader;
        this.appender = appender;
        this.snapshots = snapshots;
    }

    @Override
    public void appendEvents(EventMessage<?>... events) {
        appendEvents(List.of(events));
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var decided = events.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
        appender.append(decided);
        snapshots.appended(decided);
    }

    /** As {@link Snapshots#history}: with what Axon takes for a snapshot first. */
    @Override
    public DomainEventStream readEvents(String aggregate) {
        return snapshots.history(aggregate);
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long from) {
        return DomainEventStream.of(reader.ofAggregate(aggregate, from).stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList());
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Snapshots are taken behind the commands");
    }

    /** None: {@link #readEvents(String)} has it already, in the same look. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return Optional.empty();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("The log is followed by its tail");
    }
}
