// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.email;

/** What came of entering a code that was mailed. */
public enum EmailConfirmationResult {
    /** The address is the user's. */
    CONFIRMED,
    /** A wrong code, one that is used, has expired or was for another address, or there was none (C-69..C-72). */
    INVALID,
    /** The user has left meanwhile. */
    USER_LEFT
}
