// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The descriptions that the started server gives of itself, and whether they speak of all that it does. */
class DescriptionIT {

    private final Client anybody = Client.of(Server.base());

    @ParameterizedTest
    @MethodSource("doors")
    void everyOperationIsDescribed(Door door) {
        assertThat(served(door)).isNotEmpty().isEqualTo(described(door));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDescriptionIsThereForAnybody(Door door) {
        var answer = anybody.get("/" + Conformance.yaml(door)).is(200);
        assertThat(answer.header("Content-Type")).hasValue("application/yaml");
        assertThat(new Description(answer.text()).operations())
                .isEqualTo(description(door).operations());
    }

    /** Otherwise the answers of one would be held to what is said of the other. */
    @ParameterizedTest
    @MethodSource("doors")
    void noPathIsCoveredByTheDescriptionsOfTwoDoors(Door door) {
        for (var operation : description(door).operations()) {
            var path = operation.split(" ", 2)[1].replaceAll("\\{[^}]*}", "1");
            assertThat(Conformance.doors())
                    .as(path)
                    .allSatisfy((other, conformance) -> assertThat(
                                    conformance.description().covers(path))
                            .as("%s", other)
                            .isEqualTo(other == door));
        }
    }

    @Test
    void theSocketsOfTheChatDoorAreDescribedToo() {
        var answer = anybody.get("/asyncapi/chat.yaml").is(200);
        assertThat(answer.header("Content-Type")).hasValue("application/yaml");
        assertThat(answer.text()).startsWith("asyncapi: 3.0.0").contains("/v1/ws/", "/v1/ws_echo/");
        anybody.get("/asyncapi/meet.yaml").is(404, "{'detail':'Not found.'}");
    }

    @Test
    void thePagesToReadItWithAreThereAndNothingElseOfTheirJar() {
        for (var path : List.of("/docs", "/docs/", "/docs/docs.js", "/docs/swagger-ui-bundle.js")) {
            anybody.get(path).is(200);
        }
        for (var path : List.of("/docs/nothing", "/webjars/swagger-ui/index.html", "/swagger-ui.html", "/openapi/")) {
            anybody.get(path).is(404, "{'detail':'Not found.'}");
        }
        anybody.post("/docs", SentBody.none()).is(405, "detail", "Method \"POST\" not allowed.");
    }

    private static Set<Door> doors() {
        return Conformance.doors().keySet();
    }

    private static Description description(Door door) {
        return Conformance.doors().get(door).description();
    }

    /** Without images, which are served apart from the doors. */
    private static Set<String> described(Door door) {
        return description(door).operations().stream()
                .filter(operation -> !operation.equals("GET /media/{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With the {@code OPTIONS} that every path has. */
    private static Set<String> served(Door door) {
        return Server.endpoints().stream()
                .filter(operation -> !(operation instanceof Probe))
                .map(Endpoint::route)
                .filter(route -> route.door() == door)
                .flatMap(route -> Stream.of(route.method().name(), "OPTIONS")
                        .map(method -> method + " " + route.path().replaceAll(":[^}]*}", "}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
