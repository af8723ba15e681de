// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.contactlist;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.NotCaughtUp;
import io.rollcall.projection.shared.ReadModel;
import io.rollcall.projection.shared.ReadModelDatabase;
import io.rollcall.projection.shared.StoredDocuments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The stored contact lists. */
@Component
public final class ContactListDocuments implements StoredDocuments {

    private final ReadModel<String, ContactListDocument> model;

    public ContactListDocuments(ReadModelDatabase database) {
        this.model = new ReadModel<>(database, ContactListProjection.GROUP, new ContactListCodec());
    }

    /**
     * The users that the owner has listed, in the order of listing, in one look-up.
     *
     * @param after waits until this position is in the read model, or fails with {@link NotCaughtUp}; 0 asks for
     *     nothing
     */
    public Mono<List<UserId>> of(UserId owner, long after) {
        return model.findAll(ContactListPages.all(owner), after)
                .map(pages -> pages.stream()
                        .flatMap(page -> page.listedAt().entrySet().stream())
                        .sorted(Map.Entry.comparingByValue())
                        .map(entry -> UserId.of(entry.getKey()))
                        .toList());
    }

    @Override
    public ReadModel<String, ContactListDocument> model() {
        return model;
    }
}
