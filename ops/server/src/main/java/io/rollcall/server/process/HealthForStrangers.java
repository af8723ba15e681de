// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.process;

import io.rollcall.http.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets strangers know whether this server is well, and nothing more: how far each subscription has come, which part is
 * away, and all that is counted is for operators. Those ask from this machine, unless {@code rollcall.health.details}
 * says otherwise; a client that comes through a proxy is a stranger.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class HealthForStrangers implements WebFilter {

    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
    private static final JsonMapper JSON = new JsonMapper();

    private final HealthProperties properties;

    HealthForStrangers(HealthProperties properties) {
        this.properties = properties;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = words(exchange.getRequest());
        if (!path.startsWith("actuator") || isOperator(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return path.equals("actuator/health") || path.startsWith("actuator/health/")
                ? chain.filter(exchange.mutate()
                        .response(new StatusOnly(exchange.getResponse()))
                        .build())
                : Mono.error(Refusal.notFound());
    }

    /** As the handler reads the path: without what is encoded in it ({@code /%61ctuator}), or hangs on it. */
    private static String words(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication().elements().stream()
                .filter(PathSegment.class::isInstance)
                .map(segment -> ((PathSegment) segment).valueToMatch())
                .collect(Collectors.joining("/"));
    }

    private boolean isOperator(ServerHttpRequest request) {
        return switch (properties.details()) {
            case EVERYBODY -> true;
            case NOBODY -> false;
            case LOOPBACK -> {
                var remote = request.getRemoteAddress();
                yield remote != null
                        && remote.getAddress() != null
                        && remote.getAddress().isLoopbackAddress()
                        && OF_PROXIES.stream().noneMatch(request.getHeaders()::containsHeader);
            }
        };
    }

    private static final class StatusOnly extends ServerHttpResponseDecorator {

        StatusOnly(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return DataBufferUtils.join(Flux.from(body)).flatMap(whole -> {
                var bytes = new byte[whole.readableByteCount()];
                whole.read(bytes);
                DataBufferUtils.release(whole);
                var left = statusOf(bytes);
                getHeaders().setContentLength(left.length);
                return super.writeWith(Mono.just(bufferFactory().wrap(left)));
            });
        }

        private static byte[] statusOf(byte[] body) {
            var only = JSON.createObjectNode();
            only.set("status", JSON.readTree(body).path("status"));
            return JSON.writeValueAsBytes(only);
        }
    }
}
