// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

/** What came of result an account. */
public enum AccountChangeResult {
    /** It is as was asked for. */
    DONE,
    /** The user has left meanwhile. */
    USER_LEFT
}
