// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

/** A code could take an account over, which it could not when that was looked up: it has to be counted first. */
public final class NotCounted extends RuntimeException {

    NotCounted() {
        super("To be counted first", null, false, false);
    }
}
