// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.account;

/** What came of changing an account. */
public enum Changing {
    /** It is as was asked for. */
    DONE,
    /** The user has left meanwhile. */
    USER_LEFT
}
