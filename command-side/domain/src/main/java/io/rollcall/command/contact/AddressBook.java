// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.contact;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.rollcall.command.account.PresentUsers;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.contact.Contact;
import io.rollcall.contracts.contact.ContactCommand;
import io.rollcall.contracts.contact.ContactCommand.ClearContacts;
import io.rollcall.contracts.contact.ContactCommand.CountNewContacts;
import io.rollcall.contracts.contact.ContactCommand.ImportContacts;
import io.rollcall.contracts.contact.ContactCommand.RemoveContacts;
import io.rollcall.contracts.contact.ContactEvent;
import io.rollcall.contracts.contact.ContactEvent.ContactsImported;
import io.rollcall.contracts.contact.ContactEvent.ContactsRemoved;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.aggregate.Snapshotted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which numbers one user keeps. Knows no name and no phone. Every user has a book; nothing is recorded of it
 * before something is in it.
 */
@Snapshotted
@Aggregate(repository = "addressBooks", commandTargetResolver = "commandTarget")
public class AddressBook {

    @AggregateIdentifier
    private @Nullable String id;

    private final Set<NumberId> held = new LinkedHashSet<>();

    /** A book with nothing in it. */
    public AddressBook() {}

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    AddressBookResult decide(ImportContacts command, PresentUsers present, ContactProperties properties) {
        if (!present.contains(command.owner())) {
            return AddressBookResult.OWNER_LEFT;
        }
        var more = countNew(command.contacts().stream().map(Contact::number));
        if (more > 0 && held.size() + more > properties.most()) {
            return AddressBookResult.FULL;
        }
        inParts(command.contacts(), part -> apply(imported(command, part)));
        return AddressBookResult.DONE;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    long decide(CountNewContacts command) {
        return countNew(command.numbers().stream());
    }

    private long countNew(Stream<NumberId> numbers) {
        return numbers.filter(number -> !held.contains(number)).count();
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    AddressBookResult decide(RemoveContacts command, PresentUsers present) {
        if (!present.contains(command.owner())) {
            return AddressBookResult.OWNER_LEFT;
        }
        remove(
                command.owner(),
                command.numbers().stream().filter(held::contains).toList());
        return AddressBookResult.DONE;
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    AddressBookResult decide(ClearContacts command) {
        remove(command.owner(), List.copyOf(held));
        return AddressBookResult.DONE;
    }

    private static ContactsImported imported(ImportContacts command, List<Contact> contacts) {
        return new ContactsImported(
                command.owner(),
                command.key(),
                contacts.stream().map(Contact::number).toList(),
                contacts.stream().map(Contact::name).toList());
    }

    private static void remove(UserId owner, List<NumberId> numbers) {
        inParts(numbers, part -> apply(new ContactsRemoved(owner, part)));
    }

    private static <T> void inParts(List<T> whole, Consumer<List<T>> each) {
        for (int from = 0; from < whole.size(); from += ContactEvent.MOST) {
            each.accept(List.copyOf(whole.subList(from, Math.min(whole.size(), from + ContactEvent.MOST))));
        }
    }

    @EventSourcingHandler
    void evolve(ContactsImported event) {
        id = ContactCommand.aggregate(event.owner());
        held.addAll(event.numbers());
    }

    @EventSourcingHandler
    void evolve(ContactsRemoved event) {
        event.numbers().forEach(held::remove);
    }
}
