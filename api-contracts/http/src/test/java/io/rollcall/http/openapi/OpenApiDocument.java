// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.openapi;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of one door, as it lies on the class path. */
final class OpenApiDocument {

    private static final String SCHEMA_OF_OPENAPI = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    private final String door;
    private final String id;
    private final JsonNode root;
    private final SchemaRegistry schemas;

    private OpenApiDocument(String door, String text) {
        this.door = door;
        this.id = "https://rollcall.invalid/" + door + ".yaml";
        this.root = YAMLMapper.shared().readTree(text);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(iri -> iri.equals(id) ? text : ofOpenApi(iri)));
    }

    static OpenApiDocument of(String door) {
        return new OpenApiDocument(door, read("openapi/" + door + ".yaml"));
    }

    /** What is said of its sockets, by AsyncAPI. */
    static OpenApiDocument ofSockets(String door) {
        return new OpenApiDocument(door, read("asyncapi/" + door + ".yaml"));
    }

    JsonNode root() {
        return root;
    }

    /** What the schema of OpenAPI 3.1 says against a description. */
    List<String> faultsAsOpenApi(JsonNode description) {
        return faults(SCHEMA_OF_OPENAPI, description);
    }

    /** What is wrong with a value by the schema at this place. */
    List<String> faults(JsonPointer schema, JsonNode value) {
        return faults(id + "#" + schema, value);
    }

    private List<String> faults(String schema, JsonNode value) {
        return schemas
                .getSchema(SchemaLocation.of(schema))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The examples of the body, parameter or header that is described at this place. */
    List<JsonNode> examples(JsonPointer at) {
        var examples = new ArrayList<JsonNode>();
        var node = root.at(at);
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

    /** What is at this place, or where that refers to. */
    JsonNode followed(JsonPointer at) {
        var node = root.at(at);
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** Shows all objects in it to the visitor, each with its place. */
    void everywhere(BiConsumer<JsonPointer, JsonNode> visitor) {
        visit(JsonPointer.empty(), root, visitor);
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

    @Override
    public String toString() {
        return door;
    }
}
