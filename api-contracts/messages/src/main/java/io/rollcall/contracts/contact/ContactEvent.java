// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.contact;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.Personal;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.shared.EventName;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one user's address book. */
public sealed interface ContactEvent extends Event {

    /** The most numbers of one event. */
    int MOST = 1000;

    /** The owner of the address book. */
    UserId owner();

    /** The numbers that the event is about, each once, at most {@value #MOST}. */
    List<NumberId> numbers();

    /**
     * The owner has put these numbers into the book, under these names. A number that stood there has the new name.
     *
     * @param key the owner's own key: an entry is personal data of the book's owner
     * @param names one for each number, in their order; {@code null} once erased
     */
    @EventName("contact.imported")
    @Revision("1")
    record ContactsImported(
            UserId owner,
            KeyId key,
            List<NumberId> numbers,
            @Personal @Nullable List<String> names) implements ContactEvent {}

    /** The owner has taken these numbers out of the book. */
    @EventName("contact.removed")
    @Revision("1")
    record ContactsRemoved(UserId owner, List<NumberId> numbers) implements ContactEvent {}
}
