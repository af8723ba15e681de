// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupEvent.GroupFounded;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupEvent.MemberLeft;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameId;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which users are in one group. Does not know its name. */
@Snapshotted
@Aggregate(repository = "chatGroups", commandTargetResolver = "commandTarget")
class ChatGroup {

    @AggregateIdentifier
    private @Nullable String id;

    private final Set<UserId> members = new HashSet<>();
    private @Nullable KeyId key;
    private @Nullable GroupNameId name;

    ChatGroup() {} // Axon replays history into this

    /** A group that somebody has just made. */
    ChatGroup(GroupFounded event) {
        apply(event);
    }

    int size() {
        return members.size();
    }

    boolean hasMember(UserId user) {
        return members.contains(user);
    }

    Set<UserId> members() {
        return Set.copyOf(members);
    }

    /** What the name of the group is known by. */
    GroupNameId name() {
        return Objects.requireNonNull(name);
    }

    /** Makes a user a member; whether they were none. */
    boolean add(GroupId group, UserId member, UserId by) {
        if (members.contains(member)) {
            return false;
        }
        apply(new MemberAdded(group, member, by));
        return true;
    }

    /** Ends a membership, if there is one; whether that has ended the group. */
    boolean leave(GroupId group, UserId user) {
        if (!members.contains(user)) {
            return false;
        }
        var isLast = members.size() == 1;
        apply(isLast ? new GroupEnded(group, Objects.requireNonNull(key), name(), user) : new MemberLeft(group, user));
        return isLast;
    }

    @EventSourcingHandler
    void evolve(GroupFounded event) {
        id = GroupCommand.aggregate(event.group());
        key = event.key();
        name = event.nameId();
        members.add(event.founder());
    }

    @EventSourcingHandler
    void evolve(MemberAdded event) {
        members.add(event.member());
    }

    @EventSourcingHandler
    void evolve(MemberLeft event) {
        members.remove(event.member());
    }

    @EventSourcingHandler
    void evolve(GroupEnded event) {
        members.clear();
    }
}
