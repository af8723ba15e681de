// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.stream;

import io.rollcall.operator.access.ActMembers;
import io.rollcall.operator.access.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a backfill is asked for with.
 *
 * @param from the first position
 * @param to the last one; {@code null} for the end of the log
 * @param type of events, or a family of them; {@code null} for all
 */
record BackfillRequest(
        String topic,
        long from,
        @Nullable Long to,
        @Nullable String type) {

    private static final Set<String> MEMBERS = Set.of("topic", "from", "to", "type");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z-]{0,60}(\\.[a-z][a-z-]{0,60})?");

    /** @throws Problem 400 where something is not as it has to be */
    static BackfillRequest ofAct(JsonNode body) {
        ActMembers.requireNoneBut(MEMBERS, body);
        var asked = read(body);
        if (asked.to() != null && asked.from() > asked.to()) {
            throw Problem.badRequest("The member 'from' is not above 'to'.");
        }
        return asked;
    }

    static BackfillRequest read(JsonNode json) {
        var topic = json.path("topic");
        if (!topic.isString()) {
            throw Problem.badRequest("Say where to: {\"topic\": \"history\"}.");
        }
        var from = ActMembers.position(json, "from");
        return new BackfillRequest(
                topic.asString(), from == null ? 1 : from, ActMembers.position(json, "to"), type(json));
    }

    private static @Nullable String type(JsonNode json) {
        var type = json.path("type");
        if (type.isMissingNode()) {
            return null;
        }
        if (!type.isString() || !TYPE.matcher(type.asString()).matches()) {
            throw Problem.badRequest("The member 'type' is a type of events, or what types begin with before the dot.");
        }
        return type.asString();
    }

    /** As the job takes them. */
    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>(Map.of("topic", topic, "from", from));
        if (to != null) {
            parameters.put("to", to);
        }
        if (type != null) {
            parameters.put("type", type);
        }
        return parameters;
    }
}
