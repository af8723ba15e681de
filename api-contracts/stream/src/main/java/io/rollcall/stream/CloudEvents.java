// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.rollcall.stream.StreamedEvent.Origin;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Events as CloudEvents, and back: which attribute says what. */
final class CloudEvents {

    private static final String SOURCE = "urn:uuid:";
    static final String SEQUENCE = "sequence";
    private static final String PARTITION_KEY = "partitionkey";
    private static final String COMMAND = "commandid";
    private static final String CORRELATION = "correlationid";
    private static final String CAUSATION = "causationid";
    private static final String TRACE = "traceparent";

    private static final Pattern TYPE =
            Pattern.compile(Pattern.quote(StreamFormat.TYPE_PREFIX) + "(?<name>.+)\\.v(?<revision>[^.]+)");

    private CloudEvents() {}

    /** The sequence has 19 digits, so that it also sorts as text; an integer attribute would end at 32 bits. */
    static CloudEvent of(StreamedEvent event, byte[] data) {
        var schema = URI.create(StreamFormat.schema(event.name(), event.revision()));
        var builder = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(URI.create(SOURCE + event.log()))
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.recordedAt().atOffset(ZoneOffset.UTC))
                .withData(StreamFormat.CONTENT_TYPE, schema, data)
                .withExtension(PARTITION_KEY, event.subject())
                .withExtension(SEQUENCE, "%019d".formatted(event.position()));
        add(builder, COMMAND, event.origin().command());
        add(builder, CORRELATION, event.origin().correlation());
        add(builder, CAUSATION, event.origin().causation());
        add(builder, TRACE, event.origin().traceparent());
        return builder.build();
    }

    /** As of one position there is one state of a user, so that makes up its id. */
    static CloudEvent of(StreamedUser user, byte @Nullable [] data) {
        var builder = CloudEventBuilder.v1()
                .withId(user.user() + "/" + user.position())
                .withSource(URI.create(SOURCE + user.source()))
                .withType(StreamFormat.type(StreamedUser.NAME, StreamedUser.REVISION))
                .withSubject(user.user())
                .withExtension(PARTITION_KEY, user.user())
                .withExtension(SEQUENCE, "%019d".formatted(user.position()));
        if (data != null) {
            var schema = URI.create(StreamFormat.schema(StreamedUser.NAME, StreamedUser.REVISION));
            builder.withData(StreamFormat.CONTENT_TYPE, schema, data);
        }
        return builder.build();
    }

    static StreamedUser readUser(CloudEvent user, @Nullable JsonNode data) {
        var source = user.getSource().toString();
        if (!user.getType().equals(StreamFormat.type(StreamedUser.NAME, StreamedUser.REVISION))) {
            throw new IllegalArgumentException("Of another form");
        }
        return new StreamedUser(
                Objects.requireNonNull(user.getSubject()),
                UUID.fromString(source.substring(SOURCE.length())),
                Long.parseLong(Objects.requireNonNull(text(user, SEQUENCE))),
                data);
    }

    private static void add(CloudEventBuilder builder, String name, @Nullable String value) {
        if (value != null) {
            builder.withExtension(name, value);
        }
    }

    static StreamedEvent read(CloudEvent event, JsonNode data) {
        var type = TYPE.matcher(event.getType());
        var source = event.getSource().toString();
        if (!type.matches() || !source.startsWith(SOURCE)) {
            throw new IllegalArgumentException("Of another stream");
        }
        return new StreamedEvent(
                event.getId(),
                UUID.fromString(source.substring(SOURCE.length())),
                type.group("name"),
                type.group("revision"),
                Objects.requireNonNull(event.getSubject()),
                Objects.requireNonNull(event.getTime()).toInstant(),
                Long.parseLong(Objects.requireNonNull(text(event, SEQUENCE))),
                new Origin(text(event, COMMAND), text(event, CORRELATION), text(event, CAUSATION), text(event, TRACE)),
                data);
    }

    private static @Nullable String text(CloudEvent event, String name) {
        var value = event.getExtension(name);
        return value == null ? null : value.toString();
    }
}
