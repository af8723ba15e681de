// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.contact;

import io.rollcall.contracts.contact.ContactQuery.ListContacts;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.meet.UserBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/contacts/}: the users behind the numbers in the caller's address book, by ascending id (A-97, A-99,
 * A-117..A-119). Four look-ups by {@code _id}, however large the book: the token's holder, the pages of the book, the
 * numbers, the accounts.
 */
@Component
final class OwnContactsEndpoint implements Endpoint {

    private final Queries queries;

    OwnContactsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/contacts/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new ListContacts(call.user(), after))
                .flatMap(queries::ask)
                .map(contacts -> Answer.ok(UserBody.all(contacts, call)));
    }
}
