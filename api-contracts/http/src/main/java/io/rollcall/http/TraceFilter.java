// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Notes the trace that a request belongs to, where a trusted proxy says so: what strangers make up would be recorded
 * for ever, and could be the same before and after they have left. What is no {@code traceparent} is passed over, as
 * W3C Trace Context, section 4.3, has it. A socket is no request that ends.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class TraceFilter implements WebFilter {

    private final ClientAddresses addresses;

    TraceFilter(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var answered = chain.filter(exchange);
        return trace(exchange.getRequest())
                .map(trace -> answered.contextWrite(context -> context.put(RequestTrace.class, trace)))
                .orElse(answered);
    }

    private Optional<RequestTrace> trace(ServerHttpRequest request) {
        var said = request.getHeaders().getOrDefault(RequestTrace.HEADER, List.of());
        return said.size() == 1
                        && !request.getHeaders().containsHeader(HttpHeaders.UPGRADE)
                        && addresses.isFromProxy(request)
                ? RequestTrace.parse(said.getFirst())
                : Optional.empty();
    }
}
