// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.group;

import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import java.util.Set;

/** What may be asked of groups; answered by a {@link GroupResult} unless it says otherwise. */
public sealed interface GroupCommand extends Command {

    /** The identifier of a group in the log. */
    static String aggregate(GroupId group) {
        return "group-" + group.value();
    }

    /**
     * Makes a group of its founder and the users that have these e-mail addresses; or none, where the name is another
     * group's, somebody is nobody, or they are too many (D-56..D-60). Users that have blocked the founder are left out
     * silently, as in meetings (B-30).
     *
     * @param group an id that was never used
     * @param key the group's own key
     * @param nameId the name, by its id
     * @param name 1 to 255 characters
     * @param contacts may contain the founder's own address
     */
    record FoundGroup(
            GroupId group, KeyId key, GroupNameId nameId, String name, UserId founder, Set<LoginNameId> contacts)
            implements GroupCommand {

        @Override
        public String target() {
            return nameId.aggregate();
        }
    }

    /**
     * Makes the user that has this e-mail address a member of the group of this name; the caller must be a member of it
     * (D-61); a user that has blocked the caller is left out silently, as in meetings (B-59).
     */
    record AddToGroup(GroupNameId name, UserId by, LoginNameId email) implements GroupCommand {

        @Override
        public String target() {
            return name.aggregate();
        }
    }

    /** Ends the caller's membership in the group of this name; after the last one there is no group any more. */
    record QuitGroup(GroupNameId name, UserId by) implements GroupCommand {

        @Override
        public String target() {
            return name.aggregate();
        }
    }

    /**
     * Ends the membership of a user that has left the system; after the last one there is no group any more, and its
     * name is free. Nothing happens where they are no member. Answered by nothing.
     */
    record LeaveGroup(GroupId group, UserId user) implements GroupCommand {

        @Override
        public String target() {
            return aggregate(group);
        }
    }

    /**
     * Ends the id of a name that no group has, so that what it stands for may be destroyed. Answered by a boolean:
     * whether it is ended; asking again changes nothing.
     */
    record ForgetGroupName(GroupNameId name) implements GroupCommand {

        @Override
        public String target() {
            return name.aggregate();
        }
    }
}
