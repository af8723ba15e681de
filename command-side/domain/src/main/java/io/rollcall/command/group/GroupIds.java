// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupId;

/** The one sequence of group ids. An id is never given twice; some may never be used. */
@FunctionalInterface
public interface GroupIds {

    /** An id that no group has had, in any process; blocks for one statement. */
    GroupId next();
}
