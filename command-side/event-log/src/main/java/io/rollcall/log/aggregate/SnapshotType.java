// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.lang.reflect.Constructor;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.jspecify.annotations.Nullable;

/** A type of aggregate of which there are snapshots, as this process has it. */
final class SnapshotType<T> {

    private final AggregateModel<T> model;
    private final Constructor<T> blank;
    private final EventStore events;
    private final String code;

    SnapshotType(Class<T> type, AggregateModel<T> model, EventStore events) {
        this.model = model;
        this.events = events;
        this.code = StateCode.of(type);
        try {
            this.blank = type.getDeclaredConstructor();
            this.blank.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " cannot be made without an event", e);
        }
    }

    /** As the log names it. */
    String name() {
        return model.type();
    }

    /** Of what code a snapshot must be to be one of this type. */
    String code() {
        return code;
    }

    /** The aggregate in a state of {@link #code}. */
    T root(String state) {
        var root = newRoot();
        AggregateState.read(state, root);
        return root;
    }

    /**
     * Its state after some events.
     *
     * @param state the one before them; {@code null} where they are the first
     */
    String after(@Nullable String state, List<? extends DomainEventMessage<?>> history) {
        var root = state == null ? newRoot() : root(state);
        var replayed = EventSourcedAggregate.initialize(root, model, events, null, NoSnapshotTriggerDefinition.TRIGGER);
        replayed.initializeState(DomainEventStream.of(history));
        return AggregateState.write(replayed.getAggregateRoot());
    }

    private T newRoot() {
        try {
            return blank.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Nothing has happened to it, and yet it fails", e);
        }
    }
}
