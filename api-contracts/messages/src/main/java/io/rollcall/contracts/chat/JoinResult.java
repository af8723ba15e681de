// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.chat;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.Map;

/** What came of asking for an account at the chat door. */
public sealed interface JoinResult {

    /**
     * There it is.
     *
     * @param token to be shown from now on; kept nowhere but by the caller
     */
    record Joined(UserId user, String token) implements JoinResult {

        /** Without the token, which is a secret. */
        @Override
        public String toString() {
            return "Joined[user=" + user + "]";
        }
    }

    /** One of the names is somebody else's (D-4, D-5); there is no account. */
    record Taken() implements JoinResult {}

    /** These names have been forgotten under their ids since those were looked up: they need new ones. */
    record Forgotten(Map<LoginKind, LoginNameId> names) implements JoinResult {}
}
