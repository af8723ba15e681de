// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;

/**
 * What an operator gets.
 *
 * @param body written as JSON, record components in camelCase as snake_case; a {@link Flux} of {@link ServerSentEvent}
 *     as such; bytes as they are; {@code null} for none
 * @param headers beside {@code Content-Type} and {@code ETag}
 */
public record OperatorResponse(int status, @Nullable Object body, Map<String, String> headers) {

    public OperatorResponse {
        headers = Map.copyOf(headers);
    }

    /** 200, with this body. */
    public static OperatorResponse ok(Object body) {
        return new OperatorResponse(200, body, Map.of());
    }

    /** 200, with these bytes; checked again each time unless {@code Cache-Control} is set. */
    public static OperatorResponse bytes(byte[] body, String contentType) {
        return new OperatorResponse(200, body, Map.of("Content-Type", contentType));
    }

    /** 202: it is under way, and this is where it can be followed. */
    public static OperatorResponse accepted(Object body, String location) {
        return new OperatorResponse(202, body, Map.of("Location", location));
    }

    /** Events as they come. */
    public static OperatorResponse events(Flux<ServerSentEvent<Object>> events) {
        return new OperatorResponse(200, events, Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no"));
    }

    /** The same with one header more. */
    public OperatorResponse with(String header, String value) {
        var more = new TreeMap<>(headers);
        more.put(header, value);
        return new OperatorResponse(status, body, more);
    }

    /**
     * A list, newest first.
     *
     * @param next what to send as {@code before} for what is older; {@code null} where there is nothing
     */
    public record Page<T>(List<T> items, @Nullable Object next) {

        /** At most so many on a page. */
        public static final int MOST = 200;

        public Page {
            items = List.copyOf(items);
        }
    }
}
