// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns answers into responses: compact JSON in UTF-8, with real letters instead of escapes (G-19), or server-sent
 * events with such JSON in them.
 */
final class ResponseRenderer {

    // Not the application's mapper: what clients read must not change with a setting of Jackson.
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private ResponseRenderer() {}

    static Mono<ServerResponse> of(Answer answer) {
        var response = ServerResponse.status(answer.status())
                .headers(headers -> answer.headers().forEach(headers::set));
        var body = answer.body();
        if (body instanceof ServerSentEvents stream) {
            return response.contentType(MediaType.TEXT_EVENT_STREAM)
                    .body((sent, context) -> sent.writeAndFlushWith(stream.frames()
                            .map(frame -> Mono.just(sent.bufferFactory().wrap(ServerSentEvents.bytes(frame, JSON))))));
        }
        return body == null
                ? response.build()
                : response.contentType(MediaType.APPLICATION_JSON).bodyValue(json(body));
    }

    /** A body as it is sent. */
    static byte[] json(Object body) {
        return JSON.writeValueAsBytes(body);
    }
}
