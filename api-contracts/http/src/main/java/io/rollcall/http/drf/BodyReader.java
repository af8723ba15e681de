// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.Body;
import io.rollcall.http.Intake;
import io.rollcall.http.Refusal;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Reads bodies by their type: JSON, and the two kinds of HTML form (G-2..G-7). */
final class BodyReader {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data";

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final DataSize limit;

    BodyReader(DataSize limit) {
        this.limit = limit;
    }

    Mono<Body> read(ServerHttpRequest request) {
        if (WITHOUT_BODY.contains(request.getMethod())) {
            return Mono.just(Body.empty());
        }
        return Intake.of(request, limit).flatMap(bytes -> read(ContentType.of(request.getHeaders()), bytes));
    }

    private static Mono<Body> read(ContentType type, byte[] bytes) {
        return switch (type.name()) {
            case FORM -> Mono.just(new Body.Fields(UrlEncoded.decode(bytes, type.charset())));
            case MULTIPART -> multipart(type, bytes);
            default -> bytes.length == 0 ? Mono.just(Body.empty()) : json(type, bytes);
        };
    }

    private static Mono<Body> multipart(ContentType type, byte[] bytes) {
        return bytes.length == 0
                ? Mono.just(new Body.Fields(Map.of()))
                : Mono.fromCallable(() -> new Body.Fields(Multipart.read(type.raw(), bytes)));
    }

    private static Mono<Body> json(ContentType type, byte[] bytes) {
        if (!type.name().equals(JSON)) {
            return Mono.error(Refusal.unsupportedMediaType(type.raw()));
        }
        try {
            return Mono.just(new Body.Document(JsonDecoder.decode(Characters.decode(bytes, type.charset()))));
        } catch (Malformed e) {
            return Mono.error(Refusal.badRequest("JSON parse error - " + e.getMessage()));
        }
    }
}
