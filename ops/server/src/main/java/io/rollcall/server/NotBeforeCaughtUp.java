// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.http.Refusal;
import io.rollcall.log.subscription.CaughtUp;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps the doors closed (503, to be tried again) until the read models know what was acknowledged before this start.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NotBeforeCaughtUp implements WebFilter {

    private final CaughtUp caughtUp;

    NotBeforeCaughtUp(CaughtUp caughtUp) {
        this.caughtUp = caughtUp;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        return caughtUp.isSo() || path.startsWith("/actuator/") || path.startsWith("/ops/v1/")
                ? chain.filter(exchange)
                : Mono.error(Refusal.unavailable(1));
    }
}
