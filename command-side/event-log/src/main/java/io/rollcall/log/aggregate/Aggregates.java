// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import io.rollcall.log.append.AggregateCache;
import io.rollcall.log.append.CommandContext;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
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

    /** What Axon counts as attempts without waiting: one before all waits, one after them. */
    private static final int NOT_WAITING = 2;

    private final EventStore events;
    private final AggregateCache cache;
    private final ParameterResolverFactory parameters;
    private final HandlerDefinition handlers;

    public Aggregates(
            EventStore events, AggregateCache cache, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        this.events = events;
        this.cache = cache;
        this.parameters = parameters;
        this.handlers = handlers;
    }

    /** The repository of a type: one for each type in a process, because its locks are its own. */
    public <T> Repository<T> repository(Class<T> type) {
        var builder = EventSourcingRepository.builder(type)
                .aggregateModel(model(type))
                .lockFactory(locks())
                .eventStore(events);
        return new LogRepository<>(builder, events, cache);
    }

    /**
     * A way to look at an aggregate of a type while deciding on another. It takes no lock: the aggregate is built anew
     * from the log, and the log checks with the unit that it has not changed since.
     */
    public <T> Reader<T> reader(Class<T> type, java.util.function.Supplier<T> blank) {
        var model = model(type);
        return new Reader<>() {
            @Override
            public <R> Optional<R> read(String aggregate, Function<T, R> look) {
                var history = events.readEvents(aggregate);
                if (!history.hasNext()) {
                    CommandContext.current().read(aggregate, -1);
                    return Optional.empty();
                }
                var loaded = EventSourcedAggregate.initialize(
                        blank.get(), model, events, null, NoSnapshotTriggerDefinition.TRIGGER);
                loaded.initializeState(history);
                CommandContext.current().read(aggregate, loaded.version());
                return Optional.of(look.apply(loaded.getAggregateRoot()));
            }
        };
    }

    /** Looks at aggregates of one type. */
    public interface Reader<T> {

        /** What the look says of this aggregate; empty if it does not exist. */
        <R> Optional<R> read(String aggregate, Function<T, R> look);
    }

    /** Locks that are waited for 3 s. */
    static LockFactory locks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(WAITS + NOT_WAITING)
                .lockAttemptTimeout(WAIT_MILLIS)
                .queueLengthThreshold(Integer.MAX_VALUE)
                .build();
    }

    private <T> AggregateModel<T> model(Class<T> type) {
        return AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters, handlers);
    }
}
