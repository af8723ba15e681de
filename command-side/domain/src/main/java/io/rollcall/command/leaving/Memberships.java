// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.Fence;
import java.util.List;

/**
 * The members of each meeting and group, as of where the policy of the group {@link #GROUP} stands in the log. Each
 * change is kept once the method returns, and the same again changes nothing.
 *
 * <p>The policy's owner alone changes it, since what came late could begin again what has ended: any other process gets
 * {@link Fence.NotOwned}, and nothing is changed.
 */
public interface Memberships {

    /** The processing group, and the name, of the policy that keeps this. */
    String GROUP = "leaving";

    /** This user is in the meeting from here on. */
    void add(UserId member, MeetingId meeting);

    /** This user is not in the meeting any more. */
    void remove(UserId member, MeetingId meeting);

    /** This user is in the group from here on. */
    void add(UserId member, GroupId group);

    /** Nobody is in the group any more. */
    void end(GroupId group);

    /** This user is in no group any more. */
    void removeFromGroups(UserId member);

    /** The meetings that a user is in, by their numbers. */
    List<MeetingId> meetingsOf(UserId user);

    /** The groups that a user is in, by their numbers. */
    List<GroupId> groupsOf(UserId user);
}
