// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Operation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The descriptions that the started server gives of itself, and whether they speak of all that it does. */
class DescriptionIT {

    private final Client anybody = Client.of(Server.base());
    private final Conformance meet = Conformance.meet();

    @Test
    void everyOperationIsDescribed() {
        assertThat(described()).isEqualTo(served());
    }

    @Test
    void theDescriptionIsThereForAnybody() {
        var answer = anybody.get("/openapi/meet.yaml").is(200);
        assertThat(answer.header("Content-Type")).hasValue("application/yaml");
        assertThat(new Description(answer.text()).operations())
                .isEqualTo(meet.description().operations());
    }

    @Test
    void thePagesToReadItWithAreThereAndNothingElseOfTheirJar() {
        for (var path : List.of("/docs", "/docs/", "/docs/docs.js", "/docs/swagger-ui-bundle.js")) {
            anybody.get(path).is(200);
        }
        for (var path : List.of("/docs/nothing", "/webjars/swagger-ui/index.html", "/swagger-ui.html", "/openapi/")) {
            anybody.get(path).is(404, "{'detail':'Not found.'}");
        }
        anybody.post("/docs", Body.none()).is(405, "detail", "Method \"POST\" not allowed.");
    }

    /** Without images, which are served apart from the doors. */
    private Set<String> described() {
        return meet.description().operations().stream()
                .filter(operation -> !operation.equals("GET /media/{id}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With the {@code OPTIONS} that every path has. */
    private static Set<String> served() {
        return Server.operations().stream()
                .filter(operation -> !(operation instanceof Probe))
                .map(Operation::route)
                .filter(route -> route.door() == Door.MEET)
                .flatMap(route -> Stream.of(route.method().name(), "OPTIONS")
                        .map(method -> method + " " + route.path().replaceAll(":[^}]*}", "}")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
