// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import io.rollcall.contracts.credential.Door;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Whether a server answers as a door, or the API of operators, is described. Every answer that a {@link Client} gets
 * passes here.
 */
record Conformance(Description description) {

    /** In place of {@code content} where most answers have none: generated clients would read it. */
    private static final String MAY_HAVE_BODY = "x-may-have-body";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How what is not described is answered: by no such path, no such method, or without a look at it. */
    private static final Map<Integer, JsonPointer> UNDESCRIBED = Map.of(
            401, JsonPointer.compile("/components/responses/Unauthorized"),
            404, JsonPointer.compile("/components/responses/NotFound"),
            405, JsonPointer.compile("/components/responses/MethodNotAllowed"),
            406, JsonPointer.compile("/components/responses/NotAcceptable"));

    /** Where the description of the API of operators lies, as {@link #yaml} says of a door's. */
    static final String OPERATORS_YAML = "openapi/ops.yaml";

    private static final Conformance OPERATORS = new Conformance(new Description(read(OPERATORS_YAML)));

    private static final Map<Door, Conformance> DOORS = Stream.of(Door.values())
            .collect(Collectors.toUnmodifiableMap(
                    door -> door, door -> new Conformance(new Description(read(yaml(door))))));

    /** Of each door that is described. */
    static Map<Door, Conformance> doors() {
        return DOORS;
    }

    /** Of the API of operators. */
    static Conformance operators() {
        return OPERATORS;
    }

    /** Where a door's description lies on the class path and, from the root, at the server. */
    static String yaml(Door door) {
        return "openapi/" + door.name().toLowerCase(Locale.ROOT) + ".yaml";
    }

    /**
     * Throws an {@link AssertionError} where the answer is not as its door is described; its path tells which that is.
     */
    static void checkAll(Exchange exchange) {
        DOORS.values().forEach(door -> door.check(exchange));
        if (isOfOperators(exchange)) {
            OPERATORS.check(exchange);
        }
    }

    /** A server that has their API elsewhere, or nowhere, knows nothing of their paths, and says so as a door does. */
    private static boolean isOfOperators(Exchange exchange) {
        return exchange.status() != 404 || exchange.contentType().equals("application/problem+json");
    }

    /** Throws an {@link AssertionError} where the answer is not as described; other doors' paths are left alone. */
    void check(Exchange exchange) {
        if (description.covers(exchange.path())) {
            var operation =
                    description.operation(exchange.method(), exchange.path()).findFirst();
            fault(operation, exchange).ifPresent(fault -> {
                throw new AssertionError("%s %s, which is %s, answered %d %s: %s"
                        .formatted(
                                exchange.method(),
                                exchange.path(),
                                operation.orElse("not described"),
                                exchange.status(),
                                exchange.text(),
                                fault));
            });
        }
    }

    private Optional<String> fault(Optional<String> operation, Exchange exchange) {
        var place = operation
                .map(Description::responses)
                .map(responses -> responses.appendProperty(Integer.toString(exchange.status())))
                .orElseGet(() -> UNDESCRIBED.getOrDefault(exchange.status(), JsonPointer.compile("/none")));
        if (description.at(place).isMissingNode()) {
            return Optional.of("the status is not described");
        }
        var response = description.followed(place);
        return headerFault(response, exchange).or(() -> bodyFault(response, exchange));
    }

    private Optional<String> headerFault(JsonPointer response, Exchange exchange) {
        var headers = response.appendProperty("headers");
        return description.at(headers).propertyNames().stream()
                .flatMap(name -> headerFault(name, headers.appendProperty(name), exchange).stream())
                .findFirst();
    }

    private Optional<String> headerFault(String name, JsonPointer place, Exchange exchange) {
        var header = description.followed(place);
        var sent = exchange.headers().firstValue(name);
        return sent.isEmpty()
                ? Optional.of("the header " + name + " is missing")
                        .filter(fault -> description.at(header).path("required").asBoolean(false))
                : description.faults(header.appendProperty("schema"), value(header, sent.get())).stream()
                        .map(fault -> "the header " + name + ": " + fault)
                        .findFirst();
    }

    /** A header has text only; what its schema takes for a number is written without quotes. */
    private JsonNode value(JsonPointer header, String text) {
        var isNumber = description.at(header).at("/schema/type").asString().equals("integer");
        return isNumber && text.matches("[0-9]+") ? JSON.readTree(text) : StringNode.valueOf(text);
    }

    private Optional<String> bodyFault(JsonPointer response, Exchange exchange) {
        var mayHaveBody = description.at(response).has(MAY_HAVE_BODY);
        var content = response.appendProperty(mayHaveBody ? MAY_HAVE_BODY : "content");
        if (description.at(content).isMissingNode() || (mayHaveBody && exchange.body().length == 0)) {
            return exchange.body().length == 0 ? Optional.empty() : Optional.of("it has a body");
        }
        var described = content.appendProperty(exchange.contentType());
        if (description.at(described).isMissingNode()) {
            return Optional.of("the type " + exchange.contentType() + " is not described");
        }
        var schema = described.appendProperty("schema");
        var isJson = exchange.contentType().matches("application/(problem\\+)?json");
        if (description.at(schema).isMissingNode()
                || !isJson
                || exchange.method().equals("HEAD")) {
            return Optional.empty();
        }
        return description.faults(schema, JSON.readTree(exchange.body())).stream()
                .reduce((one, other) -> one + "; " + other);
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
