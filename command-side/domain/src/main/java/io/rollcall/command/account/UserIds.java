// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.account;

import io.rollcall.contracts.shared.UserId;

/** The one sequence of user ids, for all doors. An id is never given twice; some may never be used. */
@FunctionalInterface
public interface UserIds {

    /** An id that nobody has had, in any process; blocks for one statement. */
    UserId next();
}
