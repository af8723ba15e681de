// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.history;

import io.rollcall.contracts.privacy.Secret;
import io.rollcall.log.codec.EventSchema;
import io.rollcall.log.codec.EventTypes;
import io.rollcall.log.codec.EventTypes.EventType;
import io.rollcall.log.codec.Upcaster;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of events as they are stored, in each revision of their types. Of a revision that upcasters read, what
 * is not personal and still a component of the type is seen; of a type that nobody knows, nothing is.
 */
final class EventShapes {

    /**
     * How an event is stored, and what of it is seen.
     *
     * @param schema tells which components are personal, and their key
     */
    record Known(EventSchema schema, Shape.Fields shape) {}

    private record Form(String type, String revision) {}

    private final Map<Form, Known> known = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> openFamilies = new HashSet<>();

    EventShapes(EventTypes types, List<Upcaster> upcasters) {
        var present = new HashMap<String, Shape.Fields>();
        types.all().forEach(type -> present.put(type.name(), add(type)));
        upcasters.stream()
                .flatMap(upcaster -> upcaster.takes().stream())
                .forEach(schema -> addRetired(schema, present.getOrDefault(schema.type(), new Shape.Fields(Map.of()))));
    }

    private Shape.Fields add(EventType type) {
        var shape = Shape.ofRecord(type.type());
        known.put(new Form(type.name(), type.revision()), new Known(type.schema(), shape));
        types.add(type.name());
        if (Arrays.stream(type.type().getInterfaces()).noneMatch(it -> it.isAnnotationPresent(Secret.class))) {
            openFamilies.add(family(type.name()));
        }
        return shape;
    }

    private void addRetired(EventSchema schema, Shape.Fields present) {
        var seen = new HashMap<>(present.byName());
        schema.personal().forEach(seen::remove);
        known.putIfAbsent(new Form(schema.type(), schema.revision()), new Known(schema, new Shape.Fields(seen)));
        types.add(schema.type());
    }

    /** Empty where this process does not know the revision. */
    Optional<Known> of(String type, String revision) {
        return Optional.ofNullable(known.get(new Form(type, revision)));
    }

    /** Every type that this process knows. */
    Stream<String> types() {
        return types.stream();
    }

    /** Whether the ids of the aggregates with such events are secrets, or may be. */
    boolean hasSecretAggregate(String type) {
        return !openFamilies.contains(family(type));
    }

    /** What stands before the dot. */
    static String family(String type) {
        var dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }
}
