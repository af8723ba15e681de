// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.blacklist;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.blacklist.BlacklistCommand.ClearBlacklist;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Clears the blacklist of a user that has left. */
@Component
final class BlacklistErasure implements ErasureStep {

    private final CommandGateway commands;

    BlacklistErasure(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        commands.send(new ClearBlacklist(left.user()));
    }
}
