// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.debug;

import io.rollcall.command.shared.DebugMode;
import io.rollcall.http.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What debug mode tells and does is for clients that ask by this machine's own name: a page of a stranger with a name
 * that leads to this machine (DNS rebinding) has its browser name the stranger, and is refused with 403.
 */
@Component
@ConditionalOnBooleanProperty("rollcall.debug")
final class LoopbackHost implements WebFilter {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final boolean anywhere;

    LoopbackHost(DebugMode mode) {
        this.anywhere = mode.debugAnywhere();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var isDebug = request.getPath().value().startsWith("/debug/");
        return isDebug && !anywhere && !isLoopback(request.getHeaders().getOrEmpty(HttpHeaders.HOST))
                ? Mono.error(Refusal.detail(403, "Debug mode answers to this machine's own name only."))
                : chain.filter(exchange);
    }

    private static boolean isLoopback(List<String> hosts) {
        return hosts.size() == 1 && LOOPBACK.matcher(hosts.getFirst()).matches();
    }
}
