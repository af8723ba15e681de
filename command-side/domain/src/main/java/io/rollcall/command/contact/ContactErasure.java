// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.contact.ContactCommand.ClearContacts;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.ErasureStep;
import org.springframework.stereotype.Component;

/** Clears the address book of a user that has left. */
@Component
final class ContactErasure implements ErasureStep {

    private final CommandGateway commands;

    ContactErasure(CommandGateway commands) {
        this.commands = commands;
    }

    @Override
    public void erase(AccountDeleted left) {
        commands.send(new ClearContacts(left.user()));
    }
}
