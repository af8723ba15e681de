// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.UserId;
import java.util.Map;
import java.util.Set;

/** What came of asking for an account at the crm door. */
public sealed interface EnrolmentResult {

    /** There it is. */
    record Enrolled(UserId user) implements EnrolmentResult {}

    /** These login names are somebody else's (C-9, C-10); there is no account. */
    record Taken(Set<LoginKind> names) implements EnrolmentResult {}

    /** These login names have been forgotten under their ids since those were looked up: they need new ones. */
    record Forgotten(Map<LoginKind, LoginNameId> names) implements EnrolmentResult {}
}
