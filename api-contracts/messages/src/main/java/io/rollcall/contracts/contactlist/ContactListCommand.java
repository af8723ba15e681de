// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contactlist;

import io.rollcall.contracts.login.LoginNameId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;

/** What may be asked of one user's contact list at the chat door; answered by a {@link ContactListResult}. */
public sealed interface ContactListCommand extends Command {

    /** The owner of the list. */
    UserId owner();

    @Override
    default String target() {
        return aggregate(owner());
    }

    /** The identifier of a user's contact list in the log. */
    static String aggregate(UserId owner) {
        return "contact-list-" + owner.value();
    }

    /** Lists the user that has this e-mail address at the chat door (D-37..D-43). */
    record ListContact(UserId owner, LoginNameId email) implements ContactListCommand {}

    /** Takes the user that has this e-mail address off the list (D-45, D-46). */
    record UnlistContact(UserId owner, LoginNameId email) implements ContactListCommand {}

    /** Takes everybody off the list of a user that has left; answered by nothing. */
    record ClearContactList(UserId owner) implements ContactListCommand {}
}
