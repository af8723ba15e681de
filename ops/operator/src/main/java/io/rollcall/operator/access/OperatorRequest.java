// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What reaches an endpoint of operators.
 *
 * @param path the variables of the route's path
 * @param query the parameters behind the question mark
 * @param body as it was sent; empty where nothing was
 */
public record OperatorRequest(
        Operator operator,
        Map<String, String> path,
        Map<String, List<String>> query,
        HttpHeaders headers,
        byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A variable of the path. */
    public String variable(String name) {
        return path.getOrDefault(name, "");
    }

    /**
     * A parameter that may be sent once; blank counts as not sent.
     *
     * @throws Problem 400 where it is sent twice
     */
    public Optional<String> parameter(String name) {
        var values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.badRequest("The parameter '" + name + "' was sent " + values.size() + " times.");
        }
        return values.stream().filter(value -> !value.isBlank()).findFirst();
    }

    /**
     * A parameter that is a whole number, 0 or more.
     *
     * @throws Problem 400 where it is none
     */
    public Optional<Long> number(String name) {
        return parameter(name).map(value -> number(name, value));
    }

    /**
     * A variable of the path that is a whole number, 0 or more.
     *
     * @throws Problem 404 where it is none
     */
    public long numberInPath(String name) {
        try {
            return Math.max(0, Long.parseLong(variable(name)));
        } catch (NumberFormatException e) {
            throw Problem.notFound("There is no " + name + " '" + variable(name) + "'.");
        }
    }

    /**
     * The body as a JSON object.
     *
     * @throws Problem 400 where it is none
     */
    public JsonNode json() {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            var read = JSON.readTree(body);
            if (read.isObject()) {
                return read;
            }
        } catch (JacksonException e) {
            // falls through: its message would show what was sent
        }
        throw Problem.badRequest("The body has to be a JSON object.");
    }

    private static long number(String name, String value) {
        try {
            var number = Long.parseLong(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through
        }
        throw Problem.badRequest("The parameter '" + name + "' has to be a whole number, 0 or more.");
    }
}
