// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All upcasters of the system, in their order. */
final class Upcasters {

    private final List<Upcaster> row;

    Upcasters(List<Upcaster> row) {
        this.row = List.copyOf(row);
    }

    /** What is known of a stored schema that no event type has. */
    Optional<EventSchema> retired(String type, String revision) {
        return row.stream()
                .flatMap(upcaster -> upcaster.takes().stream())
                .filter(schema -> schema.isOf(type, revision))
                .findFirst();
    }

    List<IntermediateEvent> upcast(IntermediateEvent stored) {
        var events = List.of(stored);
        for (var upcaster : row) {
            events = events.stream()
                    .flatMap(event -> takes(upcaster, event) ? upcaster.upcast(event).stream() : Stream.of(event))
                    .toList();
        }
        return events;
    }

    private static boolean takes(Upcaster upcaster, IntermediateEvent event) {
        return upcaster.takes().stream().anyMatch(schema -> schema.isOf(event.type(), event.revision()));
    }
}
