// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.group.GroupCommand.LeaveGroup;
import io.rollcall.contracts.messaging.LeaveGroupConversation;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Takes a user that has left out of their groups, with what they wrote there. */
@Component
final class GroupErasure implements ErasureStep {

    private final Memberships memberships;
    private final CommandGateway commands;

    GroupErasure(Memberships memberships, CommandGateway commands) {
        this.memberships = memberships;
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        memberships.groupsOf(left.user()).forEach(group -> {
            commands.send(new LeaveGroup(group, left.user()));
            commands.send(new LeaveGroupConversation(group, left.user()));
        });
    }
}
