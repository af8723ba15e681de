// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the pages of each address book. */
@Component
@ProcessingGroup(ContactProjection.GROUP)
class ContactProjection {

    static final String GROUP = "address-books";

    private final ReadModel<String, ContactsDocument> pages;

    ContactProjection(ContactDocuments contacts) {
        this.pages = contacts.model();
    }

    @EventHandler
    void on(ContactEvent event, TrackingToken at) {
        AddressBookPages.places(event.owner(), event.numbers())
                .forEach((page, places) -> pages.change(
                        page, at, event, (before, happened) -> ContactsDocument.after(page, places, before, happened)));
    }
}
