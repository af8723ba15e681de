// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.append.AggregateCache;
import io.rollcall.log.append.CommandContext;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Loads aggregates from the cache or the log, under their lock, and notes for the running command which version it has
 * seen. While a unit works on an aggregate, the cache does not have it; only a unit that commits puts it back, so one
 * that ends in any other way leaves nothing behind.
 */
final class LogRepository<T> extends EventSourcingRepository<T> {

    private final EventStore events;
    private final AggregateCache cache;

    LogRepository(Builder<T> builder, EventStore events, AggregateCache cache) {
        super(builder);
        this.events = events;
        this.cache = cache;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String aggregate, @Nullable Long expectedVersion) {
        try {
            var entry = cache.take(aggregate);
            var loaded = entry == null ? super.doLoadWithLock(aggregate, expectedVersion) : revive(entry);
            CommandContext.current().read(aggregate, loaded.version());
            return loaded;
        } catch (AggregateNotFoundException e) {
            CommandContext.current().read(aggregate, -1);
            throw e;
        }
    }

    @Override
    protected void doSaveWithLock(EventSourcedAggregate<T> aggregate) {
        super.doSaveWithLock(aggregate);
        if (aggregate.version() == null) {
            return; // made for looking at only: nothing has happened to it
        }
        CurrentUnitOfWork.get()
                .afterCommit(unit ->
                        cache.put(aggregate.identifierAsString(), aggregate.getAggregateRoot(), aggregate.version()));
    }

    @SuppressWarnings("unchecked") // an identifier belongs to one type of aggregate for good
    private EventSourcedAggregate<T> revive(AggregateCache.Entry entry) {
        return EventSourcedAggregate.reconstruct(
                (T) entry.root(),
                aggregateModel(),
                entry.version(),
                false,
                events,
                null,
                NoSnapshotTriggerDefinition.TRIGGER);
    }
}
