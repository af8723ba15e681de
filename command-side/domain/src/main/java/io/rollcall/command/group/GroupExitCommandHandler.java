// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupCommand.LeaveGroup;
import io.rollcall.contracts.group.GroupCommand.QuitGroup;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.group.GroupResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * Lets members out of groups; with the last one its name is free. Locks the name before the group, as
 * {@link GroupCommandHandler}.
 */
final class GroupExitCommandHandler {

    private final Repository<GroupName> names;
    private final Repository<ChatGroup> groups;
    private final Reader<ChatGroup> seenGroups;
    private final PresentUsers present;

    GroupExitCommandHandler(
            Repository<GroupName> names,
            Repository<ChatGroup> groups,
            Reader<ChatGroup> seenGroups,
            PresentUsers present) {
        this.names = names;
        this.groups = groups;
        this.seenGroups = seenGroups;
        this.present = present;
    }

    @CommandHandler
    GroupResult handle(QuitGroup command) throws Exception {
        if (!present.contains(command.by())) {
            return GroupResult.CALLER_LEFT;
        }
        var name = names.loadOrCreate(command.target(), GroupName::new);
        var group = name.<Optional<GroupId>>invoke(GroupName::group);
        var isMember =
                group.flatMap(id -> seenGroups.read(GroupCommand.aggregate(id), it -> it.hasMember(command.by())));
        if (!isMember.orElse(false)) {
            return GroupResult.NO_SUCH_GROUP;
        }
        leave(group.orElseThrow(), command.by(), command.name(), name);
        return GroupResult.DONE;
    }

    @CommandHandler
    void handle(LeaveGroup command) throws Exception {
        var nameId = seenGroups.read(command.target(), ChatGroup::name);
        if (nameId.isPresent()) {
            leave(
                    command.group(),
                    command.user(),
                    nameId.get(),
                    names.load(nameId.get().aggregate()));
        }
    }

    private void leave(GroupId group, UserId user, GroupNameId nameId, Aggregate<GroupName> name) throws Exception {
        if (groups.load(GroupCommand.aggregate(group)).invoke(it -> it.leave(group, user))) {
            name.execute(it -> it.release(nameId, group));
        }
    }
}
