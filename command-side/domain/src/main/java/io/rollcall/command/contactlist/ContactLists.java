// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.contactlist.ContactListCommand.ListContact;
import io.rollcall.contracts.contactlist.ContactListCommand.UnlistContact;
import io.rollcall.contracts.contactlist.ContactListResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import org.springframework.stereotype.Component;

/** Has changes of contact lists decided. All of it blocks. */
@Component
public final class ContactLists {

    private final LoginNames names;
    private final CommandGateway commands;

    ContactLists(LoginNames names, CommandGateway commands) {
        this.names = names;
        this.commands = commands;
    }

    /** Lists the user that has an e-mail address. */
    public CommandResult<ContactListResult> list(UserId owner, String email) {
        return commands.send(new ListContact(owner, names.find(LoginKind.CHAT_EMAIL, email)));
    }

    /** Takes the user that has an e-mail address off the list. */
    public CommandResult<ContactListResult> unlist(UserId owner, String email) {
        return commands.send(new UnlistContact(owner, names.find(LoginKind.CHAT_EMAIL, email)));
    }
}
