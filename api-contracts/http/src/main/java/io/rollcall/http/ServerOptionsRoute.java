// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code OPTIONS *}: whether there is a server, and which methods it knows at all (RFC 9110, section 9.3.7). */
final class ServerOptionsRoute implements RouterFunction<ServerResponse> {

    private static final HttpMethod[] METHODS = {
        HttpMethod.GET,
        HttpMethod.HEAD,
        HttpMethod.POST,
        HttpMethod.PUT,
        HttpMethod.PATCH,
        HttpMethod.DELETE,
        HttpMethod.OPTIONS
    };

    /** As {@link RequestTarget} writes it. */
    private static final String PATH = "/*";

    @Override
    public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
        return HttpMethod.OPTIONS.equals(request.method()) && request.path().equals(PATH)
                ? Mono.just(asked -> ServerResponse.ok().allow(METHODS).build())
                : Mono.empty();
    }
}
