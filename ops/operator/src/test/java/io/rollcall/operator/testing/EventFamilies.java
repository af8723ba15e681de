// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.testing;

import io.rollcall.contracts.shared.Event;
import io.rollcall.log.codec.EventTypes;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every family of events that there is. */
public final class EventFamilies {

    private EventFamilies() {}

    /** The types of all of them. */
    public static EventTypes types() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition any) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AssignableTypeFilter(Event.class));
        return EventTypes.of(scanner.findCandidateComponents("io.rollcall.contracts").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(type -> List.of(type.getInterfaces()).contains(Event.class))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                .toList());
    }
}
