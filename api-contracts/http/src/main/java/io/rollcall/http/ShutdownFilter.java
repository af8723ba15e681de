// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** What comes once the rest of a stopping server ends is answered as what comes too early: 503, to be tried again. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ShutdownFilter implements WebFilter {

    private final ShutdownState stopping;

    ShutdownFilter(ShutdownState stopping) {
        this.stopping = stopping;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return stopping.isClosed() ? Mono.error(Refusal.unavailable(1)) : chain.filter(exchange);
    }
}
