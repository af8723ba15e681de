// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a server answers as a door is described. Every answer that a {@link Client} gets passes here.
 *
 * @param notThereYet operations that are described and not served so far, which are answered as if they were not
 *     described
 */
record Conformance(Description description, Set<String> notThereYet) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How what is not described is answered: by no such path, no such method, or without a look at it. */
    private static final Map<Integer, JsonPointer> UNDESCRIBED = Map.of(
            401, JsonPointer.compile("/components/responses/Unauthorized"),
            404, JsonPointer.compile("/components/responses/NotFound"),
            405, JsonPointer.compile("/components/responses/MethodNotAllowed"));

    /** To be emptied by whoever serves them. */
    private static final Set<String> NOT_THERE_YET = Set.of(
            "DELETE /api/account/",
            "GET /api/users/",
            "OPTIONS /api/users/",
            "GET /api/users/{id}/",
            "OPTIONS /api/users/{id}/",
            "GET /api/blacklist/",
            "PUT /api/blacklist/",
            "DELETE /api/blacklist/",
            "OPTIONS /api/blacklist/",
            "GET /api/contacts/",
            "PUT /api/contacts/",
            "DELETE /api/contacts/",
            "OPTIONS /api/contacts/",
            "GET /api/meetings/",
            "POST /api/meetings/",
            "OPTIONS /api/meetings/",
            "GET /api/meetings/{id}/",
            "PATCH /api/meetings/{id}/",
            "DELETE /api/meetings/{id}/",
            "OPTIONS /api/meetings/{id}/",
            "PUT /api/meetings/{id}/users/",
            "DELETE /api/meetings/{id}/users/",
            "OPTIONS /api/meetings/{id}/users/");

    private static final Conformance MEET = new Conformance(new Description(read("openapi/meet.yaml")), NOT_THERE_YET);

    /** Of the meet door. */
    static Conformance meet() {
        return MEET;
    }

    /** Throws an {@link AssertionError} where the answer is not as described; other doors' paths are left alone. */
    void check(Exchange exchange) {
        if (description.covers(exchange.path())) {
            var operation = description
                    .operation(exchange.method(), exchange.path())
                    .filter(described -> !notThereYet.contains(described))
                    .findFirst();
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
