// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What OpenAPI says of one door, or of the API of operators. Places in it are JSON pointers. */
final class Description {

    private static final String ID = "https://rollcall.invalid/description.yaml";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final JsonPointer PATHS = JsonPointer.compile("/paths");

    /**
     * A path of the description.
     *
     * @param form what paths of requests it stands for
     * @param beginning its first words, two at most, such as {@code /api/users}
     */
    private record Place(String template, Pattern form, String beginning) {

        /**
         * With or without the slash at the end, if the template has one (G-1).
         *
         * @param rest the parameter that stands for any number of words; none where it is empty
         */
        static Place of(String template, String rest) {
            var form = template.replace("{" + rest + "}", ".+").replaceAll("\\{[^}]*}", "[^/]+")
                    + (template.endsWith("/") ? "?" : "");
            var beginning = template.replaceFirst("^((?:/[^/{]+){1,2}).*", "$1");
            return new Place(template, Pattern.compile(form), beginning);
        }
    }

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final List<Place> places;
    private final Set<String> operations = new TreeSet<>();
    private final Map<JsonPointer, Schema> schemas = new ConcurrentHashMap<>();

    Description(String yaml) {
        this.document = YAMLMapper.shared().readTree(yaml);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, with -> with.schemas(Map.of(ID, yaml)));
        this.places = document.at(PATHS).propertyNames().stream()
                .sorted(Comparator.comparing((String template) -> template.contains("{")) // words before parameters
                        .thenComparing(template -> -template.length()))
                .map(template -> Place.of(template, restOf(template)))
                .toList();
        places.forEach(place -> document.at(PATHS.appendProperty(place.template)).propertyNames().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + place.template)));
    }

    private String restOf(String template) {
        return document.at(PATHS.appendProperty(template).appendProperty("x-rollcall-rest-of-path"))
                .asString("");
    }

    /** All operations, such as {@code GET /api/users/{id}/}. */
    Set<String> operations() {
        return operations;
    }

    /** Whether a path belongs to this door: one of its own begins likewise. */
    boolean covers(String path) {
        return places.stream().anyMatch(place -> (path + "/").startsWith(place.beginning + "/"));
    }

    /**
     * The operation that a request asks for, as in {@link #operations()}; {@code HEAD} asks for what {@code GET} does.
     */
    Stream<String> operation(String method, String path) {
        var asked = method.equals("HEAD") ? "GET" : method;
        return places.stream()
                .filter(place -> place.form.matcher(path).matches())
                .map(place -> asked + " " + place.template)
                .filter(operations::contains);
    }

    /** Where the answers of an operation are described. */
    static JsonPointer responses(String operation) {
        var words = operation.split(" ", 2);
        return PATHS.appendProperty(words[1])
                .appendProperty(words[0].toLowerCase(Locale.ROOT))
                .appendProperty("responses");
    }

    JsonNode at(JsonPointer place) {
        return document.at(place);
    }

    /** The place itself, or where it refers to. */
    JsonPointer followed(JsonPointer place) {
        var reference = at(place).path("$ref");
        return reference.isMissingNode()
                ? place
                : JsonPointer.compile(reference.asString().substring(1));
    }

    /** What is wrong with a body by the schema at this place. */
    List<String> faults(JsonPointer schema, JsonNode body) {
        return schemas
                .computeIfAbsent(schema, at -> registry.getSchema(SchemaLocation.of(ID + "#" + at)))
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
