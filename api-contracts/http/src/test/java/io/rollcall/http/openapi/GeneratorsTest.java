// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What keeps generators from making whole clients of a valid description: none of it stands in ours. */
class GeneratorsTest {

    private static final List<OpenApiDocument> DOORS = Stream.of("meet", "referral", "crm", "chat", "ops")
            .map(OpenApiDocument::of)
            .toList();

    private final List<String> faults = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("doors")
    void everyJsonAnswerHasASchemaWithAName(OpenApiDocument door) {
        find(
                door,
                (at, node) ->
                        isAnswer(at) && !node.at("/schema/$ref").asString().startsWith("#/components/schemas/"));
        assertThat(faults).isEmpty();
    }

    /** The crm door has two: `code` is a word where a credential is refused, and a list of texts where a field is. */
    @ParameterizedTest
    @MethodSource("doors")
    void allRefusalsShareOneSchema(OpenApiDocument door) {
        var names = new TreeSet<String>();
        door.everywhere((at, node) -> {
            if (at.toString().matches("/paths/.*/responses/[45][0-9]{2}")) {
                var content = door.followed(at).path("content");
                var type = content.has("application/problem+json") ? "problem+json" : "json";
                var schema = content.path("application/" + type).at("/schema/$ref");
                names.add(schema.asString("none").replaceFirst(".*/", ""));
            }
        });
        names.remove("CredentialRefusal");
        assertThat(names).containsExactly(door.toString().equals("ops") ? "Problem" : "Refusal");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aBodyIsDescribedInOneForm(OpenApiDocument door) {
        find(door, (at, node) -> node.at("/encoding/avatar").has("contentType")); // becomes a header that is refused
        find(door, (at, node) -> node.at("/requestBody/content").size() > 1);
        find(
                door,
                (at, node) -> node.has("multipart/form-data")
                        && !arrays(door, at.appendProperty("multipart/form-data"))
                                .allMatch(name -> node.at("/multipart~1form-data/encoding")
                                        .has(name)));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void noSchemaIsOneThatGeneratorsMisread(OpenApiDocument door) {
        find(door, (at, node) -> node.has("oneOf") || node.has("allOf"));
        find(door, (at, node) -> node.path("anyOf").toString().contains("{\"type\":\"null\"}"));
        find(door, (at, node) -> node.path("format").asString("").equals("date-time") && node.has("pattern"));
        find(
                door,
                (at, node) ->
                        node.path("type").asString("").equals("boolean") && (node.has("const") || node.has("enum")));
        find(door, (at, node) -> (node.has("const") || node.has("enum")) && !node.has("type") && !node.has("$ref"));
        find(door, (at, node) -> node.has("$ref") && node.has("properties"));
        find(door, (at, node) -> at.toString().matches(".*/content/image~1[a-z]+") && !node.has("schema"));
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nothingThatIsSentMayBeNull(OpenApiDocument door) {
        door.everywhere((at, node) -> node.at("/requestBody/content")
                .forEach(content -> content.findValues("$ref").forEach(ref -> {
                    var name = ref.asString().substring(1);
                    if (name.startsWith("/components/schemas/")
                            && door.root().at(name).toString().contains("\"null\"")) {
                        faults.add(at + " " + name);
                    }
                })));
        assertThat(faults).isEmpty();
    }

    private void find(OpenApiDocument door, BiPredicate<JsonPointer, JsonNode> fault) {
        door.everywhere((at, node) -> {
            if (fault.test(at, node)) {
                faults.add(at.toString());
            }
        });
    }

    /** The names of the arrays in a form. */
    private static Stream<String> arrays(OpenApiDocument door, JsonPointer form) {
        var fields = door.followed(form.appendProperty("schema")).path("properties");
        return fields.propertyNames().stream()
                .filter(name -> fields.get(name).path("type").asString("").equals("array"));
    }

    private static List<OpenApiDocument> doors() {
        return DOORS;
    }

    private static boolean isAnswer(JsonPointer at) {
        return at.toString().matches(".*/responses/[^/]+/content/application~1json");
    }
}
