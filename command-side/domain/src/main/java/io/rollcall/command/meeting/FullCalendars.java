// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.Set;

/** The users that are in as many meetings as a user may be in. */
@FunctionalInterface
public interface FullCalendars {

    /**
     * Those of these users that are in so many meetings or more, as of a moment ago; blocks for one statement.
     *
     * @param most from how many meetings on a calendar is full
     */
    Set<UserId> among(Collection<UserId> users, int most);
}
