// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import java.util.Map;
import java.util.Set;

/** What came of changing a profile. */
public sealed interface ProfileChangeResult {

    /**
     * All is as was asked for, but for the login names that are somebody else's (C-50).
     *
     * @param taken those
     */
    record Done(Set<LoginKind> taken) implements ProfileChangeResult {}

    /** These login names have been forgotten under their ids since those were looked up: they need new ones. */
    record Forgotten(Map<LoginKind, LoginNameId> names) implements ProfileChangeResult {}

    /** The user has left meanwhile. */
    record UserLeft() implements ProfileChangeResult {}
}
