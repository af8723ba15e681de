// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contactlist;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.command.login.LoginNameOwners;
import io.rollcall.contracts.contactlist.ContactListCommand;
import io.rollcall.contracts.contactlist.ContactListCommand.ClearContactList;
import io.rollcall.contracts.contactlist.ContactListCommand.ListContact;
import io.rollcall.contracts.contactlist.ContactListCommand.UnlistContact;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListCleared;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactListed;
import io.rollcall.contracts.contactlist.ContactListEvent.ContactUnlisted;
import io.rollcall.contracts.contactlist.ContactListResult;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.aggregate.Snapshotted;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which users one user has listed. Every user has a list; nothing is recorded of it before somebody is in it.
 * Knows no name and no address.
 */
@Snapshotted
@Aggregate(repository = "contactLists", commandTargetResolver = "commandTarget")
class ContactList {

    @AggregateIdentifier
    private @Nullable String id;

    private final Set<UserId> listed = new HashSet<>();

    ContactList() {} // Axon makes it to look for what is empty, and replays history into it

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ContactListResult decide(
            ListContact command, PresentUsers present, LoginNameOwners owners, ContactListProperties properties) {
        if (!present.contains(command.owner())) {
            return new ContactListResult.OwnerLeft();
        }
        return owners.find(command.email())
                .map(contact -> list(command.owner(), contact, properties.most()))
                .orElseGet(ContactListResult.NoSuchUser::new);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    ContactListResult decide(UnlistContact command, PresentUsers present, LoginNameOwners owners) {
        if (!present.contains(command.owner())) {
            return new ContactListResult.OwnerLeft();
        }
        return owners.find(command.email())
                .map(contact -> unlist(command.owner(), contact))
                .orElseGet(ContactListResult.NoSuchUser::new);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void decide(ClearContactList command) {
        if (!listed.isEmpty()) {
            apply(new ContactListCleared(command.owner()));
        }
    }

    private ContactListResult list(UserId owner, UserId contact, int most) {
        if (listed.contains(contact)) {
            return new ContactListResult.AlreadyListed(contact);
        }
        if (listed.size() >= most) {
            return new ContactListResult.Full();
        }
        apply(new ContactListed(owner, contact));
        return new ContactListResult.Done(contact);
    }

    private ContactListResult unlist(UserId owner, UserId contact) {
        if (!listed.contains(contact)) {
            return new ContactListResult.NotListed();
        }
        apply(new ContactUnlisted(owner, contact));
        return new ContactListResult.Done(contact);
    }

    @EventSourcingHandler
    void evolve(ContactListed event) {
        id = ContactListCommand.aggregate(event.owner());
        listed.add(event.contact());
    }

    @EventSourcingHandler
    void evolve(ContactUnlisted event) {
        listed.remove(event.contact());
    }

    @EventSourcingHandler
    void evolve(ContactListCleared event) {
        listed.clear();
    }
}
