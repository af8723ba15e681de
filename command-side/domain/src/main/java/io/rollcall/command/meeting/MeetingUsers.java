// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.Set;

/** What a meeting asks about users while it decides; the log holds the decision to the answers. */
interface MeetingUsers {

    /** Whether somebody has signed up under this id and has not left. */
    boolean isPresent(UserId user);

    /** Whether a user wants nothing to do with another one. */
    boolean blocks(UserId owner, UserId other);

    /** Those of these users that are in as many meetings as a user may be in. */
    Set<UserId> withoutRoom(Collection<UserId> users);
}
