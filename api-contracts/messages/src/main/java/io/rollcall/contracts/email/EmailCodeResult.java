// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.email;

/** What came of asking for a code by mail. */
public enum EmailCodeResult {
    /** It is on its way. */
    ISSUED,
    /** The address is confirmed already; no code is needed (C-73). */
    ALREADY_CONFIRMED,
    /** The address is not, or no longer, the user's. */
    OTHER_ADDRESS,
    /** So many were issued that there is no other for a while. */
    THROTTLED,
    /** The user has left meanwhile. */
    USER_LEFT
}
