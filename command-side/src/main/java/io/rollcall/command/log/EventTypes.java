// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** All event types of the system, by the name under which they are stored and by their class. */
public final class EventTypes {

    /**
     * One event type.
     *
     * @param personal the names of its personal components
     * @param key the name of the component that tells their key; {@code null} without personal components
     */
    public record EventType(
            String name,
            String revision,
            Class<? extends Event> type,
            List<String> personal,
            @Nullable String key) {}

    private final Map<String, EventType> byName;
    private final Map<Class<?>, EventType> byClass;

    private EventTypes(List<EventType> types) {
        byName = types.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
        byClass = types.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    }

    /** The records that these sealed families permit. */
    public static EventTypes of(List<Class<? extends Event>> families) {
        return new EventTypes(families.stream()
                .flatMap(EventTypes::records)
                .map(EventTypes::describe)
                .toList());
    }

    /** All of them. */
    public Stream<EventType> all() {
        return byName.values().stream();
    }

    EventType named(String name) {
        var type = byName.get(name);
        if (type == null) {
            throw new IllegalStateException("The log holds an event of unknown type " + name);
        }
        return type;
    }

    EventType of(Object event) {
        var type = byClass.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("Not an event of this system: " + event.getClass());
        }
        return type;
    }

    private static Stream<Class<? extends Event>> records(Class<? extends Event> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Arrays.stream(family.getPermittedSubclasses())
                        .<Class<? extends Event>>map(type -> type.asSubclass(Event.class))
                        .flatMap(EventTypes::records);
    }

    private static EventType describe(Class<? extends Event> type) {
        var name = Objects.requireNonNull(type.getAnnotation(EventName.class), type + " has no @EventName");
        var revision = Objects.requireNonNull(type.getAnnotation(Revision.class), type + " has no @Revision");
        var components = type.getRecordComponents();
        var personal = Arrays.stream(components)
                .filter(component -> component.isAnnotationPresent(Personal.class))
                .map(RecordComponent::getName)
                .toList();
        var keys = Arrays.stream(components)
                .filter(component -> component.getType() == KeyId.class)
                .map(RecordComponent::getName)
                .toList();
        if (!personal.isEmpty() && keys.size() != 1) {
            throw new IllegalArgumentException(type + " has personal components, so it must name exactly one key");
        }
        return new EventType(
                name.value(), revision.value(), type, personal, personal.isEmpty() ? null : keys.getFirst());
    }
}
