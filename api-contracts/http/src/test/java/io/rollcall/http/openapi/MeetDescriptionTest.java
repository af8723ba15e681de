// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The meet door's description by itself: whether the server keeps to it is seen where the server is tested. */
class MeetDescriptionTest {

    private static final String TEXT = read("openapi/meet.yaml");
    private static final JsonNode DESCRIPTION = YAMLMapper.shared().readTree(TEXT);
    private static final String ID = "https://rollcall.invalid/meet.yaml";
    private static final String SCHEMA_OF_OPENAPI = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(iri -> iri.equals(ID) ? TEXT : ofOpenApi(iri)));

    private final List<String> faults = new ArrayList<>();

    @Test
    void isOpenApi() {
        assertThat(DESCRIPTION.get("openapi").asString()).startsWith("3.1.");
        assertThat(faults(SCHEMA_OF_OPENAPI, DESCRIPTION)).isEmpty();
    }

    @Test
    void theSchemaOfOpenApiFindsFault() {
        var broken = DESCRIPTION.deepCopy();
        broken.withObject("/paths/~1api~1account~1/get/responses").putObject("200");
        broken.withObject("/components/schemas/Phone").put("type", "text");
        assertThat(faults(SCHEMA_OF_OPENAPI, broken)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        everywhere((at, node) -> {
            if (node.has("$ref") && followed(at).isMissingNode()) {
                faults.add(at + " -> " + node.get("$ref"));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        everywhere((at, node) -> {
            if (node.has("schema")) {
                examples(at, node)
                        .forEach(example -> faults(ID + "#" + at + "/schema", example)
                                .forEach(fault -> faults.add(at + " " + example + ": " + fault)));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyJsonBodyAndParameterHasAnExample() {
        everywhere((at, node) -> {
            if (node.has("schema") && examples(at, node).isEmpty()) {
                faults.add(at.toString());
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyObjectOfAnAnswerIsClosed() {
        everywhere((at, node) -> {
            var asked = at.toString()
                    .matches("/components/schemas/(SendCode|Sign(In|Up)|Settings(WithAvatar)?|OneUser"
                            + "|Import|Removal|Plan|Completion|Member)");
            if (node.has("properties") && asked == node.has("additionalProperties")) {
                faults.add(at.toString());
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void everyOperationHasANameOfItsOwnAndItsServerStandsWhereverItIsCalled() {
        var names = new HashSet<String>();
        everywhere((at, node) -> {
            if (node.has("responses") && at.toString().startsWith("/paths/")) {
                assertThat(names.add(node.path("operationId").asString())).isTrue();
                assertThat(node.get("responses").has("503")).as("%s", at).isTrue();
            }
        });
        assertThat(names).hasSizeGreaterThan(20);
        assertThat(DESCRIPTION.at("/servers/0/url").asString()).isEqualTo("/");
    }

    private void check(JsonPointer schema, JsonNode example) {
        faults(ID + "#" + schema, example).forEach(fault -> faults.add(schema + " " + example + ": " + fault));
    }

    private static List<String> faults(String schema, JsonNode instance) {
        return SCHEMAS
                .getSchema(SchemaLocation.of(schema))
                .validate(instance, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<JsonNode> examples(JsonPointer at, JsonNode node) {
        var examples = new ArrayList<JsonNode>();
        if (node.has("example")) {
            examples.add(node.get("example"));
        }
        node.path("examples")
                .propertyNames()
                .forEach(name ->
                        examples.add(followed(at.appendProperty("examples").appendProperty(name))
                                .get("value")));
        return examples;
    }

    private static JsonNode followed(JsonPointer at) {
        var node = DESCRIPTION.at(at);
        return node.has("$ref") ? DESCRIPTION.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static void everywhere(BiConsumer<JsonPointer, JsonNode> visitor) {
        visit(JsonPointer.empty(), DESCRIPTION, visitor);
    }

    private static void visit(JsonPointer at, JsonNode node, BiConsumer<JsonPointer, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(at, node);
            for (Map.Entry<String, JsonNode> child : node.properties()) {
                visit(at.appendProperty(child.getKey()), child.getValue(), visitor);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(at.appendIndex(i), node.get(i), visitor);
        }
    }

    private static @Nullable String ofOpenApi(String iri) {
        var resource = iri.replace("https://", "");
        return resource.startsWith("spec.openapis.org/") ? read(resource) : null;
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
