// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.timetravel;

import io.rollcall.contracts.shared.Event;
import io.rollcall.log.aggregate.Aggregates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.FixedValueParameterResolver;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every type of aggregate of the domain. */
final class EveryAggregate {

    private EveryAggregate() {}

    static List<Class<?>> classes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return scanner.findCandidateComponents("io.rollcall.command").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .toList();
    }

    /** Those of some events that a type takes, one that an aggregate begins with first. */
    static List<Event> story(Class<?> type, List<Event> events) {
        var own = events.stream().filter(event -> takes(type, event)).toList();
        var first =
                own.stream().filter(event -> begins(type, event)).findFirst().orElseThrow();
        return Stream.concat(Stream.of(first), own.stream().filter(event -> event != first))
                .toList();
    }

    private static boolean takes(Class<?> type, Event event) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventSourcingHandler.class))
                .anyMatch(method -> method.getParameterTypes()[0].isInstance(event));
    }

    private static boolean begins(Class<?> type, Event event) {
        try {
            types().replayed(type.getSimpleName(), WrittenLog.messages("any", "any", List.of(event)).stream());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Without what handlers of commands ask for, which nobody calls. */
    static Aggregates replaying() {
        return new Aggregates(null, null, null, nothing(), handlers());
    }

    /** Hands {@code null} to whatever handlers ask for. */
    static ParameterResolverFactory nothing() {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(EveryAggregate.class),
                (executable, all, index) -> index == 0 ? null : new FixedValueParameterResolver<>(null));
    }

    static HandlerDefinition handlers() {
        return ClasspathHandlerDefinition.forClass(EveryAggregate.class);
    }

    static AggregateTypes types() {
        var beans = new DefaultListableBeanFactory();
        for (var type : classes()) {
            var definition = new RootBeanDefinition(type);
            definition.setScope("prototype");
            beans.registerBeanDefinition(type.getName(), definition);
        }
        return new AggregateTypes(beans, replaying());
    }
}
