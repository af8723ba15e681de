// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.credential;

import io.rollcall.contracts.shared.UserId;

/**
 * Who comes in by a password.
 *
 * @param hash what it must hash to, in the PHC string format
 */
public record PasswordHolder(UserId user, String hash) {

    /** Without the hash, which is a secret. */
    @Override
    public String toString() {
        return "PasswordHolder[user=" + user + "]";
    }
}
