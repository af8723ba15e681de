// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.contactlist.ContactListCommand.ClearContactList;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Clears the contact list of a user that has left. */
@Component
final class ContactListErasure implements ErasureStep {

    private final CommandGateway commands;

    ContactListErasure(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        commands.send(new ClearContactList(left.user()));
    }
}
