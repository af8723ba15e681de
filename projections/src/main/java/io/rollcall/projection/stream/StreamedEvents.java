// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.log.aggregate.CommandOrigin;
import io.rollcall.stream.StreamFormat;
import io.rollcall.stream.StreamedEvent;
import io.rollcall.stream.StreamedEvent.Origin;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What the stream tells of an event of the log. */
final class StreamedEvents {

    private static final String TRACE = "traceparent";

    private StreamedEvents() {}

    /**
     * @param subject stands for its aggregate, and tells no secret
     * @throws IllegalArgumentException when the event has no {@link EventName} or no {@link Revision}
     */
    static StreamedEvent of(UUID log, long position, String subject, DomainEventMessage<?> message) {
        var type = message.getPayloadType();
        var name = type.getAnnotation(EventName.class);
        var revision = type.getAnnotation(Revision.class);
        if (name == null || revision == null) {
            throw new IllegalArgumentException(type + " has no name or no revision");
        }
        return new StreamedEvent(
                message.getIdentifier(),
                log,
                name.value(),
                revision.value(),
                subject,
                message.getTimestamp(),
                position,
                origin(message.getMetaData()),
                StreamFormat.data((Event) message.getPayload()));
    }

    /** What Axon calls the correlation is the one command, and its trace is what the command belongs to. */
    private static Origin origin(MetaData metadata) {
        return new Origin(
                text(metadata, MessageOriginProvider.getDefaultCorrelationKey()),
                text(metadata, MessageOriginProvider.getDefaultTraceKey()),
                text(metadata, CommandOrigin.CAUSE),
                text(metadata, TRACE));
    }

    private static @Nullable String text(MetaData metadata, String name) {
        return metadata.get(name) instanceof String text ? text : null;
    }
}
