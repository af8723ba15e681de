// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number's owner has signed up. The log is asked until they have, and then no more: it stays so for as long
 * as the number is theirs.
 */
final class SignedUpOwner {

    private @Nullable UserId known;

    boolean is(@Nullable UserId owner, PresentUsers users) {
        if (owner != null && !owner.equals(known) && users.hasSignedUp(owner)) {
            known = owner;
        }
        return owner != null && owner.equals(known);
    }
}
