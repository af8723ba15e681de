// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.referral;

/** What came of activating an invite code, in the order in which it is checked. */
public enum ActivationResult {
    /** The user has left meanwhile. */
    USER_LEFT,
    /** The user has activated one before (E-33, E-34). */
    ALREADY_ACTIVATED,
    /** No user has this code, or the user has left (E-35). */
    UNKNOWN_CODE,
    /** It is the user's own (E-37). */
    OWN_CODE,
    /** Activated (E-29). */
    DONE
}
