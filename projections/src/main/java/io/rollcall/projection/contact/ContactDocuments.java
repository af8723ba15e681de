// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contact;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored address books. */
@Component
public final class ContactDocuments implements StoredDocuments {

    private final ReadModel<String, ContactsDocument> model;

    public ContactDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ContactProjection.GROUP, new ContactsCodec());
    }

    /**
     * The owner's names for all numbers of their book, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<Map<NumberId, String>> all(UserId owner, long after) {
        return model.findAll(AddressBookPages.all(owner), after).map(ContactDocuments::joined);
    }

    /**
     * The owner's names for those of these numbers that are in their book, in one look-up.
     *
     * @param after as for {@link #all}
     */
    public Mono<Map<NumberId, String>> among(UserId owner, Collection<NumberId> numbers, long after) {
        var pages = numbers.stream()
                .map(number -> AddressBookPages.of(owner, number))
                .collect(Collectors.toSet());
        return model.findAll(pages, after).map(ContactDocuments::joined).map(names -> {
            names.keySet().retainAll(numbers);
            return names;
        });
    }

    @Override
    public ReadModel<String, ContactsDocument> model() {
        return model;
    }

    private static Map<NumberId, String> joined(List<ContactsDocument> pages) {
        var names = new HashMap<NumberId, String>();
        pages.forEach(page -> page.names().forEach((number, name) -> names.put(new NumberId(number), name)));
        return names;
    }
}
