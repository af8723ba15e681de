// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contactlist;

import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import org.axonframework.serialization.Revision;

/** What has happened to one user's contact list at the chat door. It names users by their ids, and nothing personal. */
public sealed interface ContactListEvent extends Event {

    /** The owner of the list. */
    UserId owner();

    /** The owner has added a user at the end of the list. The user's own list stays as it is (D-50). */
    @EventName("contact-list.contact-listed")
    @Revision("1")
    record ContactListed(UserId owner, UserId contact) implements ContactListEvent {}

    /** The owner has taken a user off the list. */
    @EventName("contact-list.contact-unlisted")
    @Revision("1")
    record ContactUnlisted(UserId owner, UserId contact) implements ContactListEvent {}

    /** The owner has left: the list is empty. */
    @EventName("contact-list.cleared")
    @Revision("1")
    record ContactListCleared(UserId owner) implements ContactListEvent {}
}
