// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.UserId;

/**
 * A user that signs in by a password.
 *
 * @param hash what it must hash to, in the PHC string format
 * @param generation how often all signed tokens of the user have been ended: the credential that is given out is not
 *     valid if that happens once more meanwhile
 */
public record PasswordHolder(UserId user, String hash, long generation) {

    /** Without the hash, which is a secret. */
    @Override
    public String toString() {
        return "PasswordHolder[user=" + user + "]";
    }
}
