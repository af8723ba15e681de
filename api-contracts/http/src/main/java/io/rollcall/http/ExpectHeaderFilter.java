// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses what expects more than to be told to go on with its body (RFC 9110, section 10.1.1), which Reactor Netty does
 * when somebody reads that. HTTP/1.0 expects nothing.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ExpectHeaderFilter implements WebFilter {

    private static final String GO_ON = "100-continue";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var expected = exchange.getRequest().getHeaders().getOrDefault(HttpHeaders.EXPECT, List.of());
        return expected.isEmpty() || isMet(expected) || Http10Adapter.isOne(exchange.getRequest())
                ? chain.filter(exchange)
                : Mono.error(refusal());
    }

    private static boolean isMet(List<String> expected) {
        return expected.size() == 1 && expected.getFirst().strip().equalsIgnoreCase(GO_ON);
    }

    /** Whether its body comes all the same, nobody knows: the next request might be in there. */
    private static Refusal refusal() {
        return new Refusal(Refusal.of(417).answer().with(HttpHeaders.CONNECTION, "close"));
    }
}
