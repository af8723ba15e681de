// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.login.LoginKind;
import java.util.Set;

/** What came of changing a profile. */
public sealed interface ProfileChange {

    /**
     * All is as was asked for, but for the login names that are somebody else's (C-50).
     *
     * @param taken those
     */
    record Done(Set<LoginKind> taken) implements ProfileChange {}

    /** A login name has been forgotten under its id since that was looked up: it needs a new one. */
    record Forgotten() implements ProfileChange {}

    /** The user has left meanwhile. */
    record UserLeft() implements ProfileChange {}
}
