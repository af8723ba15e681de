// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** The sessions that another feature keeps of users; ended within the caller's unit of work, behind all else. */
public interface OtherSessions {

    /** Ends a user's session, whether it was theirs and had not ended. */
    boolean end(UserId user, TokenHash session) throws Exception;

    /** @param kept the one that goes on; {@code null} for none */
    void endAll(UserId user, @Nullable TokenHash kept) throws Exception;
}
