// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** What the description of the API of operators says of each operation alike. */
class OperatorsDescriptionTest {

    private static final List<String> EVERY_ROLE = List.of("viewer", "auditor", "operator");

    /** What is of the log as it is stored. */
    private static final List<String> OF_AUDITS = List.of(
            "/paths/~1ops~1v1~1export~1events/get",
            "/paths/~1ops~1v1~1audit~1proofs~1{position}/get",
            "/paths/~1ops~1v1~1audit~1proofs~1{position}~1event/get",
            "/paths/~1ops~1v1~1tlog~1tile~1entries~1{path}/get",
            "/paths/~1ops~1v1~1audit~1verify/post");

    /** All that it answers with is masked otherwise. */
    private static final String OF_A_SUBJECT = "/paths/~1ops~1v1~1stream~1subjects~1{subject}/get";

    private final OpenApiDocument operators = OpenApiDocument.of("ops");
    private final List<String> faults = new ArrayList<>();

    @Test
    void everyOperationNamesItsRolesAndAnActIsForOperators() {
        operators.everywhere((at, node) -> {
            if (node.has("operationId")) {
                var roles = node.path("x-rollcall-roles")
                        .valueStream()
                        .map(it -> it.asString())
                        .toList();
                if (!roles.equals(expected(at.toString()))) {
                    faults.add(at + " " + roles);
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    private static List<String> expected(String operation) {
        if (operation.equals(OF_A_SUBJECT)) {
            return List.of("auditor");
        }
        if (OF_AUDITS.contains(operation)) {
            return List.of("auditor", "operator");
        }
        return operation.endsWith("/get") ? EVERY_ROLE : List.of("operator");
    }

    @Test
    void everyActTakesAReasonAndAKeyAndCanBeInTheWay() {
        operators.everywhere((at, node) -> {
            if (node.has("operationId") && at.toString().endsWith("/post")) {
                var body = operators.followed(
                        at.append(JsonPointer.compile("/requestBody/content/application~1json/schema")));
                if (!body.path("required").toString().contains("\"reason\"")
                        || !node.path("parameters").toString().contains("/IdempotencyKey")
                        || !node.path("responses").has("409")) {
                    faults.add(at.toString());
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void noListIsLongerThanAPage() {
        operators.everywhere((at, node) -> {
            if (node.has("properties")
                    && node.path("properties").has("next")
                    && node.path("properties").has("items")
                    && node.at("/properties/items/maxItems").asInt() != 200) {
                faults.add(at.toString());
            }
        });
        assertThat(faults).isEmpty();
    }
}
