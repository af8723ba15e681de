// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What acts read of the JSON object that they are asked with, and refuse in the same words. */
public final class ActMembers {

    private ActMembers() {}

    /** @throws Problem 400 where it has a member that is none of these, nor the reason, which every act takes */
    public static void requireNoneBut(Set<String> members, JsonNode body) {
        body.propertyNames().stream()
                .filter(member -> !member.equals("reason") && !members.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw Problem.badRequest("This act takes no member '%s'.".formatted(member));
                });
    }

    /**
     * A position in the log, 1 or more; {@code null} where there is no such member.
     *
     * @throws Problem 400 where it is anything else
     */
    public static @Nullable Long position(JsonNode body, String member) {
        var value = body.path(member);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 1) {
            throw Problem.badRequest("The member '%s' is a position, 1 or more.".formatted(member));
        }
        return value.asLong();
    }
}
