// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.catalogue;

import io.rollcall.contracts.shared.Event;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.TypeFilter;

/** The classes of the system that take events, and which. */
final class Handlers {

    private final List<Class<?>> subscriptions = classes("io.rollcall.command", "io.rollcall.projection")
            .filter(type -> type.isAnnotationPresent(ProcessingGroup.class))
            .toList();
    private final List<Class<?>> aggregates = classes("io.rollcall.command")
            .filter(type -> !type.isAnnotationPresent(ProcessingGroup.class))
            .toList();

    /** All that follow the log. */
    List<Class<?>> subscriptions() {
        return subscriptions;
    }

    /** The names of those that take this event, and are not after all there are. */
    List<String> subscriptionsOf(Class<?> event) {
        return subscriptions.stream()
                .filter(subscription -> handlers(subscription, method -> method.isAnnotationPresent(EventHandler.class))
                        .anyMatch(taken -> taken.isAssignableFrom(event)))
                .map(Handlers::nameOf)
                .sorted()
                .toList();
    }

    /** The one aggregate that remembers events of this family. */
    String aggregateOf(Class<?> family) {
        var all = new TreeSet<String>();
        aggregates.stream()
                .filter(type -> handlers(type, method -> method.isAnnotationPresent(EventSourcingHandler.class))
                        .anyMatch(family::isAssignableFrom))
                .forEach(type -> all.add(type.getSimpleName()));
        if (all.size() != 1) {
            throw new IllegalStateException(family + " belongs to " + all);
        }
        return all.first();
    }

    static String nameOf(Class<?> subscription) {
        return subscription.getAnnotation(ProcessingGroup.class).value();
    }

    private static Stream<? extends Class<?>> handlers(Class<?> type, Predicate<Method> handlers) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(handlers)
                .map(method -> method.getParameterTypes()[0])
                .filter(Event.class::isAssignableFrom);
    }

    private static Stream<Class<?>> classes(String... packages) {
        return scan(
                (read, factory) -> read.getAnnotationMetadata().hasAnnotatedMethods(EventHandler.class.getName()),
                packages);
    }

    /** The classes in these packages that are such. */
    static Stream<Class<?>> scan(TypeFilter filter, String... packages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition any) {
                return true;
            }
        };
        scanner.addIncludeFilter(filter);
        return Arrays.stream(packages)
                .flatMap(name -> scanner.findCandidateComponents(name).stream())
                .<Class<?>>map(found -> load(found.getBeanClassName()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Handlers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
