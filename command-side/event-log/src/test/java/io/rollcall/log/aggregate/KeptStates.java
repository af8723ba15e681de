// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;

/** What snapshots of one type of aggregate would hold, for tests of aggregates that live elsewhere. */
public final class KeptStates {

    private final SnapshotType<?> type;

    private KeptStates(SnapshotType<?> type) {
        this.type = type;
    }

    /** Those of a {@link Snapshotted} type, whatever its handlers of commands ask for. */
    public static <T> KeptStates of(Class<T> type, ParameterResolverFactory parameters, HandlerDefinition handlers) {
        var model = AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters, handlers);
        return new KeptStates(new SnapshotType<>(type, model, null));
    }

    /**
     * The state after some events, as JSON.
     *
     * @param state the one before them; {@code null} where they are the first
     */
    public String after(@Nullable String state, List<DomainEventMessage<?>> events) {
        return type.after(state, events);
    }

    /** What is written of a state that was read. */
    public String again(String state) {
        return AggregateState.write(type.root(state));
    }
}
