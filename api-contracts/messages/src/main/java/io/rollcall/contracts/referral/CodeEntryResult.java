// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What came of entering a code in a session. */
public sealed interface CodeEntryResult {

    /**
     * In.
     *
     * @param token of the session from now on; kept nowhere but by the caller
     * @param phone that was proven, {@code +} and digits; {@code null} once erased
     * @param isNew whether nobody held it before
     */
    record Entered(UserId user, String token, @Nullable String phone, boolean isNew) implements CodeEntryResult {

        /** Tells nothing of anybody. */
        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** No code was asked for in this session, or there is no such session (E-10, E-14, E-15). */
    record NotFound() implements CodeEntryResult {}

    /** The code is right and used up; another one has to be entered, too. */
    record Again() implements CodeEntryResult {}

    /** A wrong code, or one that has expired (E-12). */
    record Wrong() implements CodeEntryResult {}

    /** The number's attempts are used up, even for the right code (13.10). */
    record Throttled() implements CodeEntryResult {}
}
