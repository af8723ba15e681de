// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import io.rollcall.contracts.contactlist.ContactListEvent.ContactListCleared;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListed;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactUnlisted;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps the pages of each contact list. */
@Component
@ProcessingGroup(ContactListProjection.GROUP)
class ContactListProjection {

    static final String GROUP = "contact-lists";

    private final ReadModel<String, ContactListDocument> pages;

    ContactListProjection(ContactListDocuments lists) {
        this.pages = lists.model();
    }

    @EventHandler
    void on(ContactListed event, TrackingToken at) {
        var page = ContactListPages.of(event.owner(), event.contact());
        var position = AxonSubscription.positionOf(at);
        pages.change(
                page,
                at,
                event,
                (before, listed) ->
                        ContactListDocument.with(page, before, listed.contact().value(), position));
    }

    @EventHandler
    void on(ContactUnlisted event, TrackingToken at) {
        var page = ContactListPages.of(event.owner(), event.contact());
        pages.change(
                page,
                at,
                event,
                (before, unlisted) -> ContactListDocument.without(
                        page, before, unlisted.contact().value()));
    }

    @EventHandler
    void on(ContactListCleared event, TrackingToken at) {
        ContactListPages.all(event.owner()).forEach(page -> pages.change(page, at, event, (before, cleared) -> null));
    }
}
