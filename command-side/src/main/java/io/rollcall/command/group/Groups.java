// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.log.Aggregates.Reader;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupCommand.AddToGroup;
import io.rollcall.contracts.group.GroupCommand.FoundGroup;
import io.rollcall.contracts.group.GroupCommand.LeaveGroup;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.Grouping;
import io.rollcall.contracts.shared.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * Makes groups and fills them. A group and its name change in one unit, so that there is never one without the other;
 * both are locked in this order: name, group.
 */
final class Groups {

    private final Repository<GroupName> names;
    private final Repository<ChatGroup> groups;
    private final Reader<GroupName> seenNames;
    private final Reader<ChatGroup> seenGroups;
    private final PresentUsers present;
    private final LoginNameOwners owners;
    private final Clock clock;

    Groups(
            Repository<GroupName> names,
            Repository<ChatGroup> groups,
            Reader<GroupName> seenNames,
            Reader<ChatGroup> seenGroups,
            PresentUsers present,
            LoginNameOwners owners,
            Clock clock) {
        this.names = names;
        this.groups = groups;
        this.seenNames = seenNames;
        this.seenGroups = seenGroups;
        this.present = present;
        this.owners = owners;
        this.clock = clock;
    }

    @CommandHandler
    Grouping handle(FoundGroup command) throws Exception {
        if (!present.contains(command.founder())) {
            return Grouping.CALLER_LEFT;
        }
        var name = names.loadOrCreate(command.target(), GroupName::new);
        if (name.invoke(GroupName::isForgotten)) {
            return Grouping.NAME_FORGOTTEN;
        }
        if (name.<Optional<GroupId>>invoke(GroupName::group).isPresent()) {
            return Grouping.NAME_TAKEN;
        }
        var members = members(command);
        if (members.isEmpty()) {
            return Grouping.NO_SUCH_USER;
        }
        name.execute(it -> it.claim(command.nameId(), command.group()));
        found(command, members.get());
        return Grouping.DONE;
    }

    @CommandHandler
    Grouping handle(AddToGroup command) throws Exception {
        if (!present.contains(command.by())) {
            return Grouping.CALLER_LEFT;
        }
        var group = seenNames.read(command.target(), GroupName::group).flatMap(Function.identity());
        return group.isPresent() ? add(group.get(), command) : Grouping.NO_SUCH_GROUP;
    }

    @CommandHandler
    void handle(LeaveGroup command) throws Exception {
        var nameId = seenGroups.read(command.target(), ChatGroup::name);
        if (nameId.isEmpty()) {
            return;
        }
        var name = names.load(nameId.get().aggregate());
        var group = groups.load(command.target());
        if (group.invoke(it -> it.leave(command.group(), command.user()))) {
            name.execute(it -> it.release(nameId.get(), command.group()));
        }
    }

    private Grouping add(GroupId id, AddToGroup command) throws Exception {
        var group = groups.load(GroupCommand.aggregate(id));
        if (!group.invoke(it -> it.hasMember(command.by()))) {
            return Grouping.NO_SUCH_GROUP;
        }
        var member = owners.find(command.email());
        if (member.isEmpty()) {
            return Grouping.NO_SUCH_USER;
        }
        return group.invoke(it -> it.add(id, member.get(), command.by())) ? Grouping.DONE : Grouping.ALREADY_MEMBER;
    }

    private void found(FoundGroup command, List<UserId> members) throws Exception {
        var group = groups.newInstance(() -> new ChatGroup(new GroupFounded(
                command.group(), command.key(), command.nameId(), command.founder(), clock.instant(), command.name())));
        for (var member : members) {
            group.execute(it -> it.add(command.group(), member, command.founder()));
        }
    }

    /** Whoever has the addresses; empty where one of them is nobody's. */
    private Optional<List<UserId>> members(FoundGroup command) {
        var members = new ArrayList<UserId>();
        for (var email : command.contacts()) {
            owners.find(email).ifPresent(members::add);
        }
        return members.size() == command.contacts().size() ? Optional.of(members) : Optional.empty();
    }
}
