// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.blacklist;

/** What came of changing a blacklist. */
public enum BlacklistResult {
    /** It is as was asked for. */
    DONE,
    /** Nobody blocks themselves. */
    YOURSELF,
    /** There is no such user, or no more (A-87, K-20). */
    NO_SUCH_USER,
    /** The owner has left meanwhile. */
    OWNER_LEFT,
    /** There is no room for one more. */
    FULL
}
