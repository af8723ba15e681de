// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.rollcall.contracts.privacy.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An invite code, by which its owner is found.
 *
 * @param value six letters or digits of ASCII; upper and lower case differ (E-22, E-38)
 */
@Secret
public record InviteCodeId(@JsonValue String value) {

    /** How many characters it has. */
    public static final int LENGTH = 6;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{" + LENGTH + "}");

    public InviteCodeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an invite code");
        }
    }

    /**
     * As it stands in events.
     *
     * @throws IllegalArgumentException where there can be no such code
     */
    @JsonCreator
    public static InviteCodeId of(String value) {
        return new InviteCodeId(value);
    }

    /** The invite code that a text is; empty where it is none. */
    public static Optional<InviteCodeId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new InviteCodeId(text)) : Optional.empty();
    }

    /** The identifier of the code's aggregate in the log. */
    public String aggregate() {
        return "invite-code-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
