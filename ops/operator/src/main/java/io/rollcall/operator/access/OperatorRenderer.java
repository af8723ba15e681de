// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.reactivestreams.Publisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns answers to operators into responses, with a strong entity tag over each (RFC 9110, section 8.8.3). */
final class OperatorRenderer {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final int TAG_BYTES = 12;

    private OperatorRenderer() {}

    /** @param known the entity tags that the client has, as {@code If-None-Match}; none for an act */
    @SuppressWarnings("unchecked") // as an OperatorResponse says of its body
    static Mono<ServerResponse> of(OperatorResponse answer, HttpHeaders known) {
        var response = ServerResponse.status(answer.status())
                .headers(headers -> answer.headers().forEach(headers::set));
        if (answer.body() instanceof Publisher<?> events) {
            return response.contentType(MediaType.TEXT_EVENT_STREAM)
                    .body(BodyInserters.fromServerSentEvents((Publisher<ServerSentEvent<Object>>) events));
        }
        if (answer.body() == null) {
            return response.build();
        }
        var isWritten = answer.body() instanceof byte[];
        var bytes = answer.body() instanceof byte[] given ? given : JSON.writeValueAsBytes(answer.body());
        var tag = tag(bytes);
        var isKnown = answer.status() == 200 && known.getIfNoneMatch().stream().anyMatch(it -> isSame(it, tag));
        var tagged = ServerResponse.status(isKnown ? 304 : answer.status())
                .headers(headers -> headers.set("Cache-Control", "no-cache"))
                .headers(headers -> answer.headers().forEach(headers::set))
                .eTag(tag);
        return isKnown
                ? tagged.build()
                : (isWritten ? tagged : tagged.contentType(MediaType.APPLICATION_JSON)).bodyValue(bytes);
    }

    /** By the weak comparison, which is that of this header: a proxy that compresses makes tags weak. */
    private static boolean isSame(String shown, String tag) {
        return shown.equals("*") || tag.equals(shown.startsWith("W/") ? shown.substring(2) : shown);
    }

    static Mono<ServerResponse> of(Problem problem) {
        return ServerResponse.status(problem.status())
                .headers(headers -> problem.headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(JSON.writeValueAsBytes(problem.body()));
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
