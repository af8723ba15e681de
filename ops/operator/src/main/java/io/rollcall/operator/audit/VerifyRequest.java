// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.audit;

import io.rollcall.operator.access.ActMembers;
import io.rollcall.operator.access.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a verification is asked for with.
 *
 * @param from the first position; {@code null} for 1
 * @param to the last one; {@code null} for the end of the log
 * @param checkpoint a signed note that was kept outside; {@code null} for none
 * @param keys the public keys that are believed of it; those of the configuration where there are none
 */
record VerifyRequest(
        @Nullable Long from, @Nullable Long to, @Nullable String checkpoint, List<String> keys) {

    private static final Set<String> MEMBERS = Set.of("from", "to", "checkpoint", "keys");
    private static final int LONGEST = 64 * 1024;

    /** @throws Problem 400 where something is not as it has to be */
    static VerifyRequest ofAct(JsonNode body) {
        ActMembers.requireNoneBut(MEMBERS, body);
        var asked = read(body);
        if (asked.from() != null && asked.to() != null && asked.from() > asked.to()) {
            throw Problem.badRequest("The member 'from' is not above 'to'.");
        }
        VerifyJob.parsed(asked.keys());
        return asked;
    }

    static VerifyRequest read(JsonNode json) {
        var keys = text(json, "keys");
        return new VerifyRequest(
                ActMembers.position(json, "from"),
                ActMembers.position(json, "to"),
                text(json, "checkpoint"),
                keys == null
                        ? List.of()
                        : keys.lines().filter(line -> !line.isBlank()).toList());
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST) {
            throw Problem.badRequest("The member '%s' is a text of at most %d characters.".formatted(member, LONGEST));
        }
        return value.asString();
    }

    /** As the job takes them. */
    Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        if (from != null) {
            parameters.put("from", from);
        }
        if (to != null) {
            parameters.put("to", to);
        }
        if (checkpoint != null) {
            parameters.put("checkpoint", checkpoint);
        }
        if (!keys.isEmpty()) {
            parameters.put("keys", String.join("\n", keys));
        }
        return parameters;
    }
}
