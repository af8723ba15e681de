// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.stream.EventData;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.Revision;

/**
 * An event of the log that is to be told.
 *
 * @param position in the log
 */
record LoggedEvent(DomainEventMessage<?> message, long position) {

    /** @throws IllegalArgumentException when the event has no {@link EventName} or no {@link Revision} */
    LoggedEvent {
        var type = message.getPayloadType();
        if (!type.isAnnotationPresent(EventName.class) || !type.isAnnotationPresent(Revision.class)) {
            throw new IllegalArgumentException(type + " has no name or no revision");
        }
    }

    Event event() {
        return (Event) message.getPayload();
    }

    String aggregate() {
        return message.getAggregateIdentifier();
    }

    String name() {
        return Objects.requireNonNull(message.getPayloadType().getAnnotation(EventName.class))
                .value();
    }

    String revision() {
        return Objects.requireNonNull(message.getPayloadType().getAnnotation(Revision.class))
                .value();
    }

    /** Such as {@code session}: what stands before the dot in the event's name. */
    String family() {
        return name().substring(0, name().indexOf('.'));
    }

    /** Names in the log of the subjects that its data names. */
    List<String> subjects() {
        return EventData.subjects(event());
    }
}
