// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import io.rollcall.command.log.Commands;
import io.rollcall.command.log.Decided;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.contactlist.ContactListCommand.ListContact;
import io.rollcall.contracts.contactlist.ContactListCommand.UnlistContact;
import io.rollcall.contracts.contactlist.Listing;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.shared.UserId;
import org.springframework.stereotype.Component;

/** Has changes of contact lists decided. All of it blocks. */
@Component
final class ContactLists {

    private final LoginNames names;
    private final Commands commands;

    ContactLists(LoginNames names, Commands commands) {
        this.names = names;
        this.commands = commands;
    }

    /** Lists whoever has an e-mail address. */
    Decided<Listing> list(UserId owner, String email) {
        return commands.decide(new ListContact(owner, names.find(LoginKind.CHAT_EMAIL, email)));
    }

    /** Takes whoever has an e-mail address off the list. */
    Decided<Listing> unlist(UserId owner, String email) {
        return commands.decide(new UnlistContact(owner, names.find(LoginKind.CHAT_EMAIL, email)));
    }
}
