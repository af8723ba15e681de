// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.append.AggregateCache;
import io.rollcall.log.append.AggregateCache.Seen;
import io.rollcall.log.append.CommandContext;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** Makes the repository of each aggregate type, and readers that only look at one. */
public final class Aggregates {

    /** How often a command waits a second for an aggregate that others use; then it is refused with 503. */
    private static final int WAITS = 3;

    private static final int WAIT_MILLIS = 1000;

    /** The version of an aggregate that does not exist. */
    private static final long NONE = -1;

    /** What Axon counts as attempts without waiting: one before all waits, one after them. */
    private static final int NOT_WAITING = 2;

    private final EventStore events;
    private final AggregateCache cache;
    private final Snapshots snapshots;
    private final ParameterResolverFactory parameters;
    private final HandlerDefinition handlers;

    public Aggregates(
            EventStore events,
            AggregateCache cache,
            Snapshots snapshots,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers) {
        this.events = events;
        this.cache = cache;
        this.snapshots = snapshots;
        this.parameters = parameters;
        this.handlers = handlers;
    }

    /** The repository of a type: one for each type in a process, because its locks are its own. */
    public <T> Repository<T> repository(Class<T> type) {
        var builder = EventSourcingRepository.builder(type)
                .aggregateModel(snapshotted(type))
                .lockFactory(locks())
                .eventStore(events);
        return new LogRepository<>(builder, events, cache);
    }

    /**
     * A way to look at an aggregate of a type while deciding on another. It takes no lock: many look at the same
     * object, which nobody changes, and the log checks with the unit that the aggregate has not changed since.
     */
    public <T> Reader<T> reader(Class<T> type, Supplier<T> blank) {
        var model = snapshotted(type);
        return new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<T, R> look) {
                return read(aggregate, NONE, look);
            }

            @Override
            @SuppressWarnings("unchecked") // an identifier belongs to one type of aggregate for good
            public <R> Optional<R> read(String aggregate, long atLeast, Function<T, R> look) {
                var seen = cache.look(aggregate, atLeast, () -> load(aggregate, model, blank));
                CommandContext.current().read(aggregate, seen.version());
                return Optional.ofNullable((T) seen.root()).map(look);
            }
        };
    }

    /**
     * What an aggregate of a type was after these events of its history, from the first on. It is made of nothing else,
     * and for looking at only: no cache knows of it, and no lock.
     *
     * @param blank one that nothing has happened to
     */
    public <T> T replayed(Class<T> type, T blank, DomainEventStream history) {
        var replayed =
                EventSourcedAggregate.initialize(blank, model(type), events, null, NoSnapshotTriggerDefinition.TRIGGER);
        replayed.initializeState(history);
        return replayed.getAggregateRoot();
    }

    private <T> Seen load(String aggregate, AggregateModel<T> model, Supplier<T> blank) {
        var history = events.readEvents(aggregate);
        if (!history.hasNext()) {
            return new Seen(null, NONE);
        }
        var first = history.peek().getPayload();
        @SuppressWarnings("unchecked") // a snapshot is one of the aggregate's own type
        var root = model.entityClass().isInstance(first) ? (T) first : blank.get();
        var loaded = EventSourcedAggregate.initialize(root, model, events, null, NoSnapshotTriggerDefinition.TRIGGER);
        loaded.initializeState(history);
        return new Seen(loaded.getAggregateRoot(), loaded.version());
    }

    /** Looks at aggregates of one type; a look changes nothing. */
    public interface Reader<T> {

        /** What the look says of this aggregate; empty if it does not exist. */
        <R> Optional<R> read(String aggregate, Function<T, R> look);

        /** The same of one that is known to have come to a version. */
        default <R> Optional<R> read(String aggregate, long atLeast, Function<T, R> look) {
            return read(aggregate, look);
        }
    }

    /** Locks that are waited for 3 s. */
    static LockFactory locks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(WAITS + NOT_WAITING)
                .lockAttemptTimeout(WAIT_MILLIS)
                .queueLengthThreshold(Integer.MAX_VALUE)
                .build();
    }

    private <T> AggregateModel<T> snapshotted(Class<T> type) {
        var model = model(type);
        if (type.isAnnotationPresent(Snapshotted.class)) {
            snapshots.of(new SnapshotType<>(type, model, events));
        }
        return model;
    }

    private <T> AggregateModel<T> model(Class<T> type) {
        return AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters, handlers);
    }
}
