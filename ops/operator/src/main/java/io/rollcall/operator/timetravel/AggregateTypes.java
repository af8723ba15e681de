// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.log.aggregate.Aggregates;
import io.rollcall.operator.access.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The types of aggregates that this process knows, by the names under which the log has them. */
@Component
@ConditionalOnBooleanProperty("rollcall.ops.enabled")
final class AggregateTypes {

    private final Map<String, Class<?>> byName;
    private final Aggregates aggregates;

    AggregateTypes(ListableBeanFactory beans, Aggregates aggregates) {
        this.aggregates = aggregates;
        this.byName = Arrays.stream(beans.getBeanNamesForAnnotation(Aggregate.class))
                .<Class<?>>map(name -> Objects.requireNonNull(beans.getType(name, false)))
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    /**
     * What an aggregate of a type is after these events.
     *
     * @throws Problem 503 where this version knows no such type
     */
    Object replayed(String type, Stream<DomainEventMessage<?>> history) {
        var known = byName.get(type);
        if (known == null) {
            throw Problem.unavailable("This version knows no aggregates of type " + type + ": ask a newer one.");
        }
        return replayed(known, history);
    }

    private <T> T replayed(Class<T> type, Stream<DomainEventMessage<?>> history) {
        var blank = BeanUtils.instantiateClass(type);
        return aggregates.replayed(type, blank, DomainEventStream.of(history));
    }
}
