// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The callers that are let in, to what, and how the API says no. */
class OperatorRouterTest {

    private record Thing(String longName, long position) {}

    private record Sample(OperatorRoute route) implements OperatorEndpoint {
        @Override
        public OperatorResponse handle(OperatorRequest request) {
            request.json();
            return OperatorResponse.ok(new Thing(
                    request.variable("name"), request.number("position").orElse(0L)));
        }
    }

    private record Failing(OperatorRoute route) implements OperatorEndpoint {
        @Override
        public OperatorResponse handle(OperatorRequest request) {
            throw new IllegalStateException("Ada's number is +79250741413");
        }
    }

    private final OperatorTokens tokens = OperatorTokens.drawn();

    private WebTestClient client(boolean readOnly, OperatorEndpoint... more) {
        var endpoints = new ArrayList<OperatorEndpoint>(List.of(
                new Sample(OperatorRoute.get("things/{name}")),
                new Sample(OperatorRoute.act("things/{name}/moves")),
                new Failing(OperatorRoute.get("failing"))));
        endpoints.addAll(List.of(more));
        var router = new OperatorRouter(
                endpoints,
                new OperatorAuthentication(tokens),
                new OperatorCalls(Executors.newVirtualThreadPerTaskExecutor()),
                readOnly);
        return WebTestClient.bindToRouterFunction(router::route).build();
    }

    private String token(OperatorRole role) {
        return "Bearer " + tokens.drawnHere().get(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer nobody's", "Token x", "Basic eDp5"})
    void strangersLearnNothingNotEvenWhatThereIs(String shown) {
        for (var path : List.of("/ops/v1/things/a", "/ops/v1/nothing", "/ops/v1", "/ops/v1/things/a/moves")) {
            client(false)
                    .get()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, shown)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ops\"")
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.status")
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VIEWER,   GET,  things/a,       200",
        "AUDITOR,  GET,  things/a,       200",
        "OPERATOR, GET,  things/a,       200",
        "VIEWER,   POST, things/a/moves, 403",
        "AUDITOR,  POST, things/a/moves, 403",
        "OPERATOR, POST, things/a/moves, 200",
        "OPERATOR, POST, things/a,       405",
        "OPERATOR, GET,  nothing,        404"
    })
    void rolesMayDoWhatTheyMay(OperatorRole role, String method, String path, int status) {
        client(false)
                .method(HttpMethod.valueOf(method))
                .uri("/ops/v1/" + path)
                .header(HttpHeaders.AUTHORIZATION, token(role))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void readOnlyRefusesEveryActAndNoLook() {
        var client = client(true);
        client.post()
                .uri("/ops/v1/things/a/moves")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.OPERATOR))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This server refuses every act: rollcall.ops.read-only is set.");
        client.get()
                .uri("/ops/v1/things/a")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.OPERATOR))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void namesAreInSnakeCaseAndAnAnswerThatIsKnownIsNotSentAgain() {
        var client = client(false);
        var tag = client.get()
                .uri("/ops/v1/things/a?position=7")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                .exchange()
                .expectBody()
                .json("{\"long_name\": \"a\", \"position\": 7}")
                .returnResult()
                .getResponseHeaders()
                .getETag();
        assertThat(tag).isNotNull();
        client.get()
                .uri("/ops/v1/things/a?position=7")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(strings = {"position=-1", "position=x", "position=1&position=2", "position=99999999999999999999"})
    void whatIsNoNumberIsToldSo(String query) {
        client(false)
                .get()
                .uri("/ops/v1/things/a?" + query)
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "\"text\"", "{\"a\": 1} {"})
    void aBodyThatIsNoObjectIsToldSo(String body) {
        client(false)
                .post()
                .uri("/ops/v1/things/a/moves")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.OPERATOR))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whatFailsTellsNothing() {
        client(false)
                .get()
                .uri("/ops/v1/failing")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("Ada").doesNotContain("7925"));
    }

    @Test
    void whatIsAwayIsToBeAskedAgain() {
        client(false, new OperatorEndpoint() {
                    @Override
                    public OperatorRoute route() {
                        return OperatorRoute.get("away");
                    }

                    @Override
                    public OperatorResponse handle(OperatorRequest request) {
                        throw new CannotGetJdbcConnectionException("Ada's", new SQLException("Ada"));
                    }
                })
                .get()
                .uri("/ops/v1/away")
                .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "1")
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("Ada"));
    }

    @Test
    void fourAreServedAtOnceAndOthersComeAgain() throws InterruptedException {
        var begun = new CountDownLatch(4);
        var end = new CountDownLatch(1);
        var client = client(false, new OperatorEndpoint() {
            @Override
            public OperatorRoute route() {
                return OperatorRoute.get("slow");
            }

            @Override
            public OperatorResponse handle(OperatorRequest request) {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return OperatorResponse.ok(Map.of());
            }
        });
        var slow = client.get().uri("/ops/v1/slow").header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> slow.exchange().expectStatus().isOk());
            }
            begun.await();
            client.get()
                    .uri("/ops/v1/things/a")
                    .header(HttpHeaders.AUTHORIZATION, token(OperatorRole.VIEWER))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals("Retry-After", "1");
            end.countDown();
        }
    }
}
