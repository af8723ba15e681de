// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.profile;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.shared.UserId;
import java.util.Set;

/** What came of asking for an account at the crm door. */
public sealed interface Enrolment {

    /** There it is. */
    record Enrolled(UserId user) implements Enrolment {}

    /** These login names are somebody else's (C-9, C-10); there is no account. */
    record Taken(Set<LoginKind> names) implements Enrolment {}

    /** A login name has been forgotten under its id since that was looked up: it needs a new one. */
    record Forgotten() implements Enrolment {}
}
