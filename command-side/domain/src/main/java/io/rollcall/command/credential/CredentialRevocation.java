// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Ends credentials where something else is decided that they must not outlive, such as another password. */
@FunctionalInterface
public interface CredentialRevocation {

    /**
     * Ends all credentials of a user but for one, within the caller's unit of work, behind all else.
     *
     * @param kept what is kept of the one that goes on, of whatever kind; {@code null} for none
     */
    void endAll(UserId user, @Nullable TokenHash kept) throws Exception;
}
