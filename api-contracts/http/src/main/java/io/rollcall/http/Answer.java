// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets.
 *
 * @param body written as JSON: maps keep their order, record components in camelCase come out in snake_case; an
 *     {@link ServerSentEvents} as such; {@code null} for none at all
 * @param headers beside {@code Content-Type}, in this order
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

    /** The response header that names the position in the log at which this answer was true. */
    public static final String POSITION = "Rollcall-Position";

    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /**
     * An answer without headers of its own.
     *
     * @param status of HTTP
     * @param body a value that the door writes as JSON; {@code null} for no body
     */
    public static Answer of(int status, @Nullable Object body) {
        return new Answer(status, body, Map.of());
    }

    /** 200, with this body. */
    public static Answer ok(Object body) {
        return of(200, body);
    }

    /** 201, with this body. */
    public static Answer created(Object body) {
        return of(201, body);
    }

    /** Events as they come; nobody on their way may keep them back. */
    public static Answer stream(ServerSentEvents events) {
        return ok(events).with("Cache-Control", "no-store").with("X-Accel-Buffering", "no");
    }

    /** Done, and nothing to say about it (G-20). */
    public static Answer noContent() {
        return of(204, null);
    }

    /** The same, true as of this position in the log; callers may send it back as {@link ReadPosition#HEADER}. */
    public Answer at(long position) {
        return with(POSITION, Long.toString(position));
    }

    /** The position of {@link #at}; empty where none was told, as by an answer to a read. */
    Optional<Long> position() {
        return Optional.ofNullable(headers.get(POSITION)).map(Long::valueOf);
    }

    /** The body as it is sent, in JSON; empty where there is none. Not for one that goes on. */
    public byte[] json() {
        return body == null ? new byte[0] : ResponseRenderer.json(body);
    }

    /** The same without a body that goes on, of which a {@code HEAD} would see no end. */
    Answer withoutStream() {
        return body instanceof ServerSentEvents
                ? new Answer(status, null, headers).with("Content-Type", "text/event-stream")
                : this;
    }

    /** The same with one header more. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }
}
