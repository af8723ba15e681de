// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.account.UserCommand.RecordErasure;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/**
 * Has the log say that all is cleared up behind a user, while the user's key, and with it the id on the stream, lives.
 */
@Component
final class ErasureRecord implements ErasureStep {

    private final CommandGateway commands;

    ErasureRecord(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public int getOrder() {
        return LAST - 1;
    }

    @Override
    public void erase(AccountDeleted left) {
        commands.send(new RecordErasure(left.user()));
    }
}
