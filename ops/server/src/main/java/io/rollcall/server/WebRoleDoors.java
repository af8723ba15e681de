// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.http.Refusal;
import io.rollcall.log.subscription.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * A process without the role {@code web} has no doors: there is nothing to be found but how it is, and what operators
 * ask.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WebRoleDoors implements WebFilter {

    private final boolean hasDoors;

    WebRoleDoors(ServerProperties properties) {
        this.hasDoors = properties.roles().contains(Role.WEB);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var path = exchange.getRequest().getPath().value();
        return hasDoors || path.startsWith("/actuator/") || path.startsWith("/ops/v1/")
                ? chain.filter(exchange)
                : Mono.error(Refusal.notFound());
    }
}
