// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.operation;

import io.rollcall.operator.access.OperatorRequest;
import io.rollcall.operator.access.Problem;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Why an operator asks for something: free text, which may name a person. */
public final class Reasons {

    /** Characters, at least and at most. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 500;

    private Reasons() {}

    /**
     * Of an act: the member {@code reason} of its body.
     *
     * @throws Problem 400 where there is none, or one that is too short or too long
     */
    public static String ofAct(OperatorRequest request) {
        return Optional.ofNullable(request.json().get("reason"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .map(Reasons::checked)
                .orElseThrow(() -> Problem.badRequest("Say why: {\"reason\": \"…\"}."));
    }

    /** @throws Problem 400 where it is too short or too long */
    static String checked(String reason) {
        var text = reason.strip();
        var length = text.codePointCount(0, text.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Problem.badRequest("A reason has %d to %d characters.".formatted(SHORTEST, LONGEST));
        }
        return text;
    }
}
