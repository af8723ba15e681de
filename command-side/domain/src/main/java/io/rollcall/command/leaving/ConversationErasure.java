// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.messaging.MessagingCommand.LeaveConversation;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Takes a user that has left out of their conversations. */
@Component
final class ConversationErasure implements ErasureStep {

    private final Correspondences correspondences;
    private final CommandGateway commands;

    ConversationErasure(Correspondences correspondences, CommandGateway commands) {
        this.correspondences = correspondences;
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        correspondences.of(left.user()).forEach(partner -> commands.send(new LeaveConversation(left.user(), partner)));
    }
}
