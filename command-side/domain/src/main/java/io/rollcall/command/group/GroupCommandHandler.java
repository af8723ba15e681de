// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.blacklist.Blacklists;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupCommand.AddToGroup;
import io.rollcall.contracts.group.GroupCommand.FoundGroup;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Aggregates.Reader;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/**
 * Makes groups and fills them. A group and its name change in one unit, so that there is never one without the other;
 * both are locked in this order: name, group.
 */
final class GroupCommandHandler {

    private final Repository<GroupName> names;
    private final Repository<ChatGroup> groups;
    private final Reader<GroupName> seenNames;
    private final PresentUsers present;
    private final LoginNameOwners owners;
    private final Blacklists blacklists;
    private final Clock clock;
    private final int mostMembers;

    GroupCommandHandler(
            Repository<GroupName> names,
            Repository<ChatGroup> groups,
            Reader<GroupName> seenNames,
            PresentUsers present,
            LoginNameOwners owners,
            Blacklists blacklists,
            Clock clock,
            int mostMembers) {
        this.names = names;
        this.groups = groups;
        this.seenNames = seenNames;
        this.present = present;
        this.owners = owners;
        this.blacklists = blacklists;
        this.clock = clock;
        this.mostMembers = mostMembers;
    }

    @CommandHandler
    GroupResult handle(FoundGroup command) throws Exception {
        if (!present.contains(command.founder())) {
            return GroupResult.CALLER_LEFT;
        }
        var name = names.loadOrCreate(command.target(), GroupName::new);
        if (name.invoke(GroupName::isForgotten)) {
            return GroupResult.NAME_FORGOTTEN;
        }
        if (name.<Optional<GroupId>>invoke(GroupName::group).isPresent()) {
            return GroupResult.NAME_TAKEN;
        }
        var members = members(command);
        if (members.isEmpty()) {
            return GroupResult.NO_SUCH_USER;
        }
        if (members.get().size() > mostMembers) {
            return GroupResult.FULL;
        }
        name.execute(it -> it.claim(command.nameId(), command.group()));
        found(command, members.get());
        return GroupResult.DONE;
    }

    @CommandHandler
    GroupResult handle(AddToGroup command) throws Exception {
        if (!present.contains(command.by())) {
            return GroupResult.CALLER_LEFT;
        }
        var group = seenNames.read(command.target(), GroupName::group).flatMap(Function.identity());
        return group.isPresent() ? add(group.get(), command) : GroupResult.NO_SUCH_GROUP;
    }

    private GroupResult add(GroupId id, AddToGroup command) throws Exception {
        var group = groups.load(GroupCommand.aggregate(id));
        if (!group.invoke(it -> it.hasMember(command.by()))) {
            return GroupResult.NO_SUCH_GROUP;
        }
        var member = owners.find(command.email());
        if (member.isEmpty()) {
            return GroupResult.NO_SUCH_USER;
        }
        if (group.<Boolean>invoke(it -> it.hasMember(member.get()))) {
            return GroupResult.ALREADY_MEMBER;
        }
        if (group.<Integer>invoke(ChatGroup::size) >= mostMembers) {
            return GroupResult.FULL;
        }
        if (!blacklists.blocks(member.get(), command.by())) {
            group.execute(it -> it.add(id, member.get(), command.by()));
        }
        return GroupResult.DONE;
    }

    private void found(FoundGroup command, Set<UserId> members) throws Exception {
        var group = groups.newInstance(() -> new ChatGroup(new GroupFounded(
                command.group(), command.key(), command.nameId(), command.founder(), clock.instant(), command.name())));
        for (var member : members) {
            if (!blacklists.blocks(member, command.founder())) {
                group.execute(it -> it.add(command.group(), member, command.founder()));
            }
        }
    }

    /** The founder and the owners of the addresses; empty where one of them is nobody's. */
    private Optional<Set<UserId>> members(FoundGroup command) {
        var members = new LinkedHashSet<UserId>();
        members.add(command.founder());
        for (var email : command.contacts()) {
            var owner = owners.find(email);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            members.add(owner.get());
        }
        return Optional.of(members);
    }
}
