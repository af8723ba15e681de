// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import io.rollcall.contracts.shared.Unavailable;

/** More passwords wait to be hashed than this server has room for. Carries no stack trace. */
public final class PasswordWorkTooBusy extends RuntimeException implements Unavailable {

    public PasswordWorkTooBusy() {
        super("Too many passwords are being checked", null, false, false);
    }
}
