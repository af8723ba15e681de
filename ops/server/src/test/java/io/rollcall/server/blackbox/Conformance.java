// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/** Whether a server answers as a door is described. Every answer that a {@link Client} gets passes here. */
record Conformance(Description description) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How what is not described is answered: by no such path, no such method, or without a look at it. */
    private static final Map<Integer, JsonPointer> UNDESCRIBED = Map.of(
            401, JsonPointer.compile("/components/responses/Unauthorized"),
            404, JsonPointer.compile("/components/responses/NotFound"),
            405, JsonPointer.compile("/components/responses/MethodNotAllowed"));

    private static final Conformance MEET = new Conformance(new Description(read("openapi/meet.yaml")));

    /** Of the meet door. */
    static Conformance meet() {
        return MEET;
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
        return headerFault(response, exchange).or(() -> bodyFault(response.appendProperty("content"), exchange));
    }

    private Optional<String> headerFault(JsonPointer response, Exchange exchange) {
        var headers = response.appendProperty("headers");
        return description.at(headers).propertyNames().stream()
                .filter(name -> description
                        .at(description.followed(headers.appendProperty(name)))
                        .path("required")
                        .asBoolean(false))
                .filter(name -> exchange.headers().firstValue(name).isEmpty())
                .map(name -> "the header " + name + " is missing")
                .findFirst();
    }

    private Optional<String> bodyFault(JsonPointer content, Exchange exchange) {
        if (description.at(content).isMissingNode()) {
            return exchange.body().length == 0 ? Optional.empty() : Optional.of("it has a body");
        }
        var described = content.appendProperty(exchange.contentType());
        if (description.at(described).isMissingNode()) {
            return Optional.of("the type " + exchange.contentType() + " is not described");
        }
        var schema = described.appendProperty("schema");
        if (description.at(schema).isMissingNode() || exchange.method().equals("HEAD")) {
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
