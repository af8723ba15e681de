// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.contact;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.contact.ContactQuery.ListContacts;
import io.rollcall.contracts.contact.ContactQuery.ListContactsAmong;
import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.projection.account.AccountDocument;
import io.rollcall.projection.account.AccountDocuments;
import io.rollcall.projection.contact.ContactDocuments;
import io.rollcall.projection.verification.NumberDocuments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers {@link ListContacts} and {@link ListContactsAmong}: three look-ups by id, however large the book. A book
 * names numbers, a number its user: so a user that signs up or leaves is at once in or out of every book.
 */
@Component
class ContactQueries {

    private final ContactDocuments contacts;
    private final NumberDocuments numbers;
    private final AccountDocuments accounts;

    ContactQueries(ContactDocuments contacts, NumberDocuments numbers, AccountDocuments accounts) {
        this.contacts = contacts;
        this.numbers = numbers;
        this.accounts = accounts;
    }

    @QueryHandler
    CompletableFuture<List<SeenUser>> handle(ListContacts query) { // not Mono: Axon 4 would block() on it
        return contacts.all(query.owner(), query.after())
                .flatMap(names -> behind(names, query.after()))
                .toFuture();
    }

    @QueryHandler
    CompletableFuture<List<SeenUser>> handle(ListContactsAmong query) {
        return contacts.among(query.owner(), query.numbers(), query.after())
                .flatMap(names -> behind(names, query.after()))
                .toFuture();
    }

    private Mono<List<SeenUser>> behind(Map<NumberId, String> names, long after) {
        return numbers.findAll(names.keySet(), after)
                .flatMap(users -> accounts.findAll(users.values(), after))
                .map(found -> found.stream()
                        .sorted(Comparator.comparingLong(AccountDocument::id))
                        .map(account -> seen(account, names.get(NumberId.of(account.number()))))
                        .toList());
    }

    /** A contact is seen with the phone, even where the contact hides it or blocks the viewer. */
    private static SeenUser seen(AccountDocument account, @Nullable String name) {
        var avatar = account.avatar();
        return new SeenUser.Other(
                UserId.of(account.id()), name, account.phone(), avatar == null ? null : MediaId.of(avatar));
    }
}
