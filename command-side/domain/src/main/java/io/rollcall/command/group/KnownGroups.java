// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The members of groups: a look at groups while deciding on something else, which the log holds the decision to. */
public final class KnownGroups {

    private final Reader<GroupName> names;
    private final Reader<ChatGroup> groups;

    KnownGroups(Reader<GroupName> names, Reader<ChatGroup> groups) {
        this.names = names;
        this.groups = groups;
    }

    /** The group that has this name now. */
    public Optional<GroupId> named(GroupNameId name) {
        return names.read(name.aggregate(), GroupName::group).flatMap(Function.identity());
    }

    /** The members of a group; nobody where there is none, or none any more. */
    public Set<UserId> membersOf(GroupId group) {
        return groups.read(GroupCommand.aggregate(group), ChatGroup::members).orElse(Set.of());
    }
}
