// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.shared.UserId;

/**
 * Where somebody waits to have a password hashed.
 *
 * @param known whether we know them: they need not wait for strangers
 */
public record Line(boolean known, String key) {

    /** Of all strangers behind an address. */
    public static Line of(ClientAddress client) {
        return new Line(false, client.host());
    }

    /** Of a user that is signed in, or has signed in from this client before. */
    public static Line of(UserId user) {
        return new Line(true, Long.toString(user.value()));
    }
}
