// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.group;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.contracts.group.GroupCommand.ForgetGroupName;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameClaimed;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.group.GroupNameId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides which group's one name is. Does not know the name itself. */
@Aggregate(repository = "groupNames", commandTargetResolver = "commandTarget")
class GroupName {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable GroupId group;
    private boolean forgotten;

    GroupName() {} // Axon makes it to look for what no group has claimed, and replays history into it

    /** The group that has it; empty for no group's. */
    Optional<GroupId> group() {
        return Optional.ofNullable(group);
    }

    /** Whether it has ended under this id: the name needs a new one. */
    boolean isForgotten() {
        return forgotten;
    }

    /** Gives the name, which must be free, to a group. */
    void claim(GroupNameId name, GroupId claimant) {
        apply(new GroupNameClaimed(name, claimant));
    }

    /** Takes the name from a group; nothing happens where it is not its name. */
    void release(GroupNameId name, GroupId holder) {
        if (holder.equals(group)) {
            apply(new GroupNameReleased(name, holder));
        }
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    boolean decide(ForgetGroupName command) {
        if (group != null) {
            return false;
        }
        if (!forgotten) {
            apply(new GroupNameForgotten(command.name()));
        }
        return true;
    }

    @EventSourcingHandler
    void evolve(GroupNameClaimed event) {
        id = event.name().aggregate();
        group = event.group();
    }

    @EventSourcingHandler
    void evolve(GroupNameReleased event) {
        group = null;
    }

    @EventSourcingHandler
    void evolve(GroupNameForgotten event) {
        id = event.name().aggregate();
        forgotten = true;
    }
}
