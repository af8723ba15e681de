// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import io.rollcall.command.verification.NumberHolders;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** Keeps numbers from being forgotten while some address book holds them. */
@ProcessingGroup(NumberHolders.GROUP)
@DisallowReplay
final class WhenContactsChangeThenHoldNumbers {

    private final NumberHolders holders;

    WhenContactsChangeThenHoldNumbers(NumberHolders holders) {
        this.holders = holders;
    }

    @EventHandler
    void react(ContactsImported event) {
        holders.hold(event.owner(), event.numbers());
    }

    @EventHandler
    void react(ContactsRemoved event) {
        holders.letGo(event.owner(), event.numbers());
    }
}
