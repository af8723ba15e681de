// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How values of the API are shown to people. Whatever is missing is shown as nothing. */
final class Fields {

    /** What stands for nothing. */
    static final String NOTHING = "-";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Fields() {}

    /** @throws Failure 76 where it is no JSON */
    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            throw new Failure(ExitCode.PROTOCOL, "The server's answer is no JSON. Is this the address of Rollcall?");
        }
    }

    /** JSON in a line, of what no server has answered. */
    static String json(Map<String, ?> members) {
        return JSON.writeValueAsString(members);
    }

    /** A value in a line, by its name, or by several, each in the one before. */
    static String text(JsonNode node, String... names) {
        var value = node;
        for (var name : names) {
            value = value.path(name);
        }
        return text(value);
    }

    /** A value in a line. */
    static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NOTHING;
        }
        if (value.isValueNode()) {
            return value.asString();
        }
        if (value.path("masked").asBoolean(false)) {
            return "(masked)";
        }
        return value.path("erased").asBoolean(false) ? "(erased)" : value.toString();
    }

    /** A value over several lines, as JSON. */
    static String pretty(JsonNode value) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /** The members of an object in a line, each as {@link #text} has it. */
    static String brief(JsonNode object) {
        return object.properties().stream()
                .map(member -> member.getKey() + "=" + text(member.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** The rows of a list. */
    static List<JsonNode> items(JsonNode page) {
        var items = new ArrayList<JsonNode>();
        page.path("items").forEach(items::add);
        return items;
    }
}
