// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.messaging;

import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/**
 * Takes what somebody wrote out of a group that they have left; or everything, where the group is gone. Nothing happens
 * the second time. Answered by nothing.
 */
public record LeaveGroupConversation(GroupId group, UserId by) implements Command {

    @Override
    public String target() {
        return aggregate(group);
    }

    /** The aggregate that decides about what is written in a group. */
    public static String aggregate(GroupId group) {
        return "group-conversation-" + group;
    }
}
