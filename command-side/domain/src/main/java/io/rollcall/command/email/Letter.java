// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A mail that brings a code, or tells somebody of what has happened to their account. It waits as it is here: what it
 * says, codes too, is made when it is sent.
 *
 * @param to the address, as its user wrote it
 * @param nonce of the code; {@code null} where it brings none
 */
public record Letter(
        Subject about,
        UserId user,
        String to,
        Language language,
        @Nullable String nonce) {

    /** What it is about. */
    public enum Subject {
        EMAIL_CODE,
        EMAIL_CHANGED,
        PASSWORD_CHANGED,
        RECOVERY_CODE
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Letter[about=" + about + "]";
    }
}
