// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.verification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rollcall.contracts.credential.TokenHash;

/**
 * Where a code was asked for. A number has one live code for each challenge, and a new one there ends only that one;
 * the counter of attempts is the number's own (BEHAVIOURS.md, decision 10).
 */
public record Challenge(@JsonValue String value) {

    /** The meet door's: one for all its clients. */
    public static final Challenge MEET = new Challenge("meet");

    /** A session's of the referral door. */
    public static Challenge ofSession(TokenHash session) {
        return new Challenge("session-" + session.value());
    }

    /** What kind of place that is, without naming it: {@code meet} or {@code session}. */
    public String kind() {
        var end = value.indexOf('-');
        return end < 0 ? value : value.substring(0, end);
    }

    /** As it stands in events and answers. */
    @JsonCreator
    public static Challenge of(String value) {
        return new Challenge(value);
    }
}
