// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The descriptions of the doors, and of the API of operators, by themselves: whether the server keeps to them is seen
 * where the server is tested.
 */
class DescriptionTest {

    private static final List<OpenApiDocument> DOORS = Stream.of("meet", "referral", "crm", "chat", "ops")
            .map(OpenApiDocument::of)
            .toList();

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("doors")
    void isOpenApi(OpenApiDocument door) {
        assertThat(door.root().get("openapi").asString()).startsWith("3.1.");
        assertThat(door.faultsAsOpenApi(door.root())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theSchemaOfOpenApiFindsFault(OpenApiDocument door) {
        var broken = door.root().deepCopy();
        broken.withObject("/paths/~1broken~1/get/responses").putObject("200");
        broken.withObject("/components/schemas/Detail").put("type", "text");
        assertThat(door.faultsAsOpenApi(broken)).hasSizeGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyReferenceLeadsSomewhere(OpenApiDocument door) {
        door.everywhere((at, node) -> {
            if (node.has("$ref") && door.followed(at).isMissingNode()) {
                faults.add(at + " -> " + node.get("$ref"));
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyExampleIsAsItsSchemaSays(OpenApiDocument door) {
        door.everywhere((at, node) -> {
            if (node.has("schema")) {
                door.examples(at)
                        .forEach(example -> door.faults(at.appendProperty("schema"), example)
                                .forEach(fault -> faults.add(at + " " + example + ": " + fault)));
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyJsonBodyAndParameterHasAnExample(OpenApiDocument door) {
        door.everywhere((at, node) -> {
            if (node.has("schema") && door.examples(at).isEmpty()) {
                faults.add(at.toString());
            }
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyObjectOfAnAnswerIsClosed(OpenApiDocument door) {
        var asked = schemasOfRequests(door);
        door.everywhere((at, node) -> {
            if (node.has("properties") && asked.contains(at.toString()) == node.has("additionalProperties")) {
                faults.add(at.toString());
            }
        });
        assertThat(asked).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyOperationHasANameOfItsOwnAndItsServerStandsWhereverItIsCalled(OpenApiDocument door) {
        var names = new HashSet<String>();
        door.everywhere((at, node) -> {
            if (node.has("responses") && at.toString().startsWith("/paths/")) {
                assertThat(names.add(node.path("operationId").asString())).isTrue();
                assertThat(node.get("responses").has("503")).as("%s", at).isTrue();
            }
        });
        assertThat(names).hasSizeGreaterThan(5);
        assertThat(door.root().at("/servers/0/url").asString()).isEqualTo("/");
    }

    /** The crm door's tokens are taken at these; the chat door takes them in its own header. */
    @ParameterizedTest
    @ValueSource(strings = {"meet", "referral", "crm"})
    void anAccessTokenIsAScheme(String door) {
        var document = OpenApiDocument.of(door).root();
        assertThat(document.at("/components/securitySchemes/access/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.get("security").toString()).contains("{\"access\":[]}");
    }

    private static List<OpenApiDocument> doors() {
        return DOORS;
    }

    private static Set<String> schemasOfRequests(OpenApiDocument door) {
        var asked = new HashSet<String>();
        door.everywhere((at, node) -> node.at("/requestBody/content")
                .forEach(content ->
                        asked.add(content.at("/schema/$ref").asString().substring(1))));
        return asked;
    }
}
