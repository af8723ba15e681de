// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.email;

import io.rollcall.contracts.email.Language;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A mail that tells somebody of what has happened to their account, or brings a code to come back by.
 *
 * @param to the address, as its user wrote it
 * @param nonce of the code; {@code null} where it brings none
 */
record Letter(
        Subject about,
        UserId user,
        String to,
        Language language,
        @Nullable String nonce) {

    /** What it is about. */
    enum Subject {
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
