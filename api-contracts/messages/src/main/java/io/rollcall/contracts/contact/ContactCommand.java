// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contact;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Command;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.List;
import java.util.Set;

/** What may be asked of one user's address book; answered by a {@link AddressBookResult}. */
public sealed interface ContactCommand extends Command {

    /** The owner of the address book. */
    UserId owner();

    @Override
    default String target() {
        return aggregate(owner());
    }

    /** The identifier of a user's address book in the log. */
    static String aggregate(UserId owner) {
        return "address-book-" + owner.value();
    }

    /**
     * Puts numbers into the book, each with a name; a number that is in it gets the new name (A-98..A-102). Refused
     * where they are too many.
     *
     * @param key the owner's key
     * @param contacts each number once; 1 to 255 characters a name
     */
    record ImportContacts(UserId owner, KeyId key, List<Contact> contacts) implements ContactCommand {}

    /** Asks how many of these numbers the book does not hold. Changes nothing; answered by a {@code long}. */
    record CountNewContacts(UserId owner, Set<NumberId> numbers) implements ContactCommand {}

    /** Takes numbers out of the book; those that are not in it are ignored. */
    record RemoveContacts(UserId owner, Set<NumberId> numbers) implements ContactCommand {}

    /** Takes everything out of the book of a user that has left. */
    record ClearContacts(UserId owner) implements ContactCommand {}
}
