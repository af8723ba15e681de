// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.Body;
import io.rollcall.http.ReadableHeaders;
import io.rollcall.http.Refusal;
import io.rollcall.http.RequestBodies;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** Reads bodies by their type: JSON, and the two kinds of HTML form (G-2..G-7). */
final class BodyReader {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final RequestBodies bodies;

    BodyReader(RequestBodies bodies) {
        this.bodies = bodies;
    }

    /** What comes of the body of a request. */
    <T> Mono<T> with(ServerHttpRequest request, Function<Body, Mono<T>> work) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return work.apply(Body.empty());
        }
        var type = ContentType.of(ReadableHeaders.asSent(request));
        return bodies.with(request, bytes -> read(type, bytes), work);
    }

    private static Body read(ContentType type, byte[] bytes) {
        return switch (type.name()) {
            case FORM -> new Body.Fields(UrlEncoded.decode(bytes, type.charset()));
            case MULTIPART -> multipart(type, bytes);
            default -> bytes.length == 0 ? Body.empty() : json(type, bytes);
        };
    }

    private static Body multipart(ContentType type, byte[] bytes) {
        try {
            var isEmpty = bytes.length == 0;
            return new Body.Fields(isEmpty ? Map.of() : Multipart.decode(bytes, type.parameter("boundary")));
        } catch (Malformed e) {
            throw Refusal.badRequest("Multipart form parse error - " + e.getMessage());
        }
    }

    private static Body json(ContentType type, byte[] bytes) {
        if (!type.name().equals(JSON)) {
            throw Refusal.unsupportedMediaType(type.raw());
        }
        try {
            return new Body.Document(JsonDecoder.decode(Characters.decode(bytes, type.charset())));
        } catch (Malformed e) {
            throw Refusal.badRequest("JSON parse error - " + e.getMessage());
        }
    }
}
