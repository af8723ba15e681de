// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.contracts.credential.Door;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

class DoorRouterTest {

    private record Nothing(Route route) implements Endpoint {

        @Override
        public Mono<Answer> handle(Call call) {
            return Mono.empty();
        }
    }

    private record Silence(Door door) implements ApiProtocol {

        @Override
        public Refusal left() {
            return Refusal.unavailable(1);
        }

        @Override
        public Mono<Answer> serve(ServerRequest request, Resource resource) {
            return Mono.empty();
        }
    }

    private static void open(Route... routes) {
        new DoorRouter(
                List.of(routes).stream().<Endpoint>map(Nothing::new).toList(),
                List.of(new Silence(Door.MEET), new Silence(Door.CHAT)),
                position -> Mono.empty());
    }

    @Test
    void twoOperationsCannotClaimOnePlace() {
        assertThatThrownBy(() -> open(Route.get(Door.MEET, "/api/x/"), Route.get(Door.MEET, "/api/x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two endpoints for GET /api/x");
    }

    @Test
    void twoDoorsCannotShareAPath() {
        assertThatThrownBy(() -> open(Route.get(Door.MEET, "/api/x/"), Route.put(Door.CHAT, "/api/x/")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("More than one door at /api/x");
    }

    @Test
    void aDoorWithoutADialectStaysShutForEverybodyToSee() {
        assertThatThrownBy(() -> open(Route.get(Door.CRM, "/users/user/")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No protocol for the door CRM");
    }
}
