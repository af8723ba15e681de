// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.verification.Challenge;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How records are written and read: JSON in UTF-8. */
public final class StreamFormat {

    /** The content type of an {@link EventMessageV1}. */
    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

    private static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new WithoutPersonal())
            .addModule(new SimpleModule().addSerializer(Challenge.class, new KindOfChallenge()))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StreamFormat() {}

    /**
     * The message that tells of an event, without its personal and secret components.
     *
     * @param subject stands for its aggregate, and tells no secret
     * @param log the log's incarnation
     * @param recordedAt when the log recorded it
     * @throws IllegalArgumentException when the event has no {@link EventName} or no {@link Revision}
     */
    public static EventMessageV1 message(
            UUID log, long position, String id, String subject, Instant recordedAt, Event event) {
        var name = event.getClass().getAnnotation(EventName.class);
        var revision = event.getClass().getAnnotation(Revision.class);
        if (name == null || revision == null) {
            throw new IllegalArgumentException(event.getClass() + " has no name or no revision");
        }
        return new EventMessageV1(
                "1.0",
                id,
                "/rollcall/logs/" + log,
                name.value(),
                subject,
                recordedAt,
                "application/json",
                "%019d".formatted(position),
                revision.value(),
                JSON.valueToTree(event));
    }

    /** A value of {@link StreamTopics#EVENTS}. */
    public static byte[] write(EventMessageV1 message) {
        return JSON.writeValueAsBytes(message);
    }

    /** Reads what {@link #write(EventMessageV1)} wrote; components that were added later are passed over. */
    public static EventMessageV1 readMessage(byte[] value) {
        return JSON.readValue(value, EventMessageV1.class);
    }

    /** A value of {@link StreamTopics#CHECKPOINT}. */
    public static byte[] write(Checkpoint checkpoint) {
        return JSON.writeValueAsBytes(checkpoint);
    }

    /** Reads what {@link #write(Checkpoint)} wrote. */
    public static Checkpoint readCheckpoint(byte[] value) {
        return JSON.readValue(value, Checkpoint.class);
    }
}
