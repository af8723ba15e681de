// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.privacy.Secret;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/** All event types of the system, by the name under which they are stored and by their class. */
public final class EventTypes {

    /**
     * One event type.
     *
     * @param schema how it is stored now
     * @param hasSecrets whether it has a {@link Secret}, or happens to an aggregate with such an id
     */
    public record EventType(EventSchema schema, Class<? extends Event> type, boolean hasSecrets) {

        /** The name under which it is stored: its family's, a dot, and its own. */
        public String name() {
            return schema.type();
        }

        /** The present one. */
        public String revision() {
            return schema.revision();
        }

        String family() {
            return familyOf(name());
        }
    }

    private final Map<String, EventType> byName;
    private final Map<Class<?>, EventType> byClass;

    private EventTypes(List<EventType> types) {
        byName = types.stream()
                .collect(Collectors.toMap(
                        EventType::name,
                        Function.identity(),
                        (one, same) -> {
                            throw new IllegalArgumentException("Two events are called " + one.name());
                        },
                        LinkedHashMap::new));
        byClass = types.stream().collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));
    }

    /** The records that these sealed families permit. */
    public static EventTypes of(List<Class<? extends Event>> families) {
        return new EventTypes(families.stream()
                .flatMap(EventTypes::records)
                .map(EventTypes::describe)
                .toList());
    }

    /** All of them, in the order in which families and events are declared. */
    public Stream<EventType> all() {
        return byName.values().stream();
    }

    /** The type that is stored under this name and revision now. */
    Optional<EventType> current(String name, String revision) {
        return Optional.ofNullable(byName.get(name))
                .filter(type -> type.revision().equals(revision));
    }

    Optional<EventSchema> schema(String name, String revision) {
        return current(name, revision).map(EventType::schema);
    }

    /** The classes that a subscription to an event of this name, known or not, takes: its family, or all events. */
    Set<Class<?>> kin(String name) {
        return Stream.concat(
                        all().filter(type -> type.family().equals(familyOf(name)))
                                .map(EventType::type),
                        Stream.of(Event.class))
                .collect(Collectors.toUnmodifiableSet());
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
        var key = personal.isEmpty() ? null : keys.getFirst();
        var hasSecrets = Stream.concat(
                        Arrays.stream(components).map(RecordComponent::getGenericType),
                        Arrays.stream(type.getInterfaces()))
                .anyMatch(EventTypes::isSecret);
        return new EventType(new EventSchema(name.value(), revision.value(), personal, key), type, hasSecrets);
    }

    private static boolean isSecret(Type type) {
        return type instanceof ParameterizedType many
                ? Arrays.stream(many.getActualTypeArguments()).anyMatch(EventTypes::isSecret)
                : type instanceof Class<?> one && one.isAnnotationPresent(Secret.class);
    }

    private static String familyOf(String name) {
        return name.substring(0, name.indexOf('.') + 1);
    }
}
