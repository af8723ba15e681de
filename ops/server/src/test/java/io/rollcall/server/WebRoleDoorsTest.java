// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.http.Refusal;
import io.rollcall.log.subscription.Role;
import io.rollcall.server.ServerProperties.Embedded;
import io.rollcall.server.ServerProperties.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class WebRoleDoorsTest {

    private static final Part OFF = new Part(0, false);
    private static final Embedded EMBEDDED = new Embedded(OFF, OFF, OFF, Duration.ZERO);

    private boolean reached;

    @Test
    void whoHasTheRoleHasDoors() {
        ask(EnumSet.allOf(Role.class), "/api/account/").block();
        assertThat(reached).isTrue();
    }

    @Test
    void whoDoesNotHasNone() {
        for (var path : List.of("/api/account/", "/docs", "/openapi/meet.yaml")) {
            var answer = ask(Set.of(Role.PROJECTION, Role.STREAM, Role.POLICY), path);
            assertThat(answer.onErrorResume(Refusal.class, refusal -> Mono.empty())
                            .thenReturn("refused")
                            .block())
                    .isEqualTo("refused");
        }
        assertThat(reached).isFalse();
    }

    @Test
    void everyProcessSaysHowItIs() {
        ask(Set.of(Role.STREAM), "/actuator/health/readiness").block();
        assertThat(reached).isTrue();
    }

    private Mono<Void> ask(Set<Role> roles, String path) {
        var properties = new ServerProperties(Path.of("data"), roles, false, false, EMBEDDED);
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));
        return new WebRoleDoors(properties).filter(exchange, asked -> Mono.fromRunnable(() -> reached = true));
    }
}
