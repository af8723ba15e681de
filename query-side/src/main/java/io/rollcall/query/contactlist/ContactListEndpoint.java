// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.contactlist;

import io.rollcall.contracts.contactlist.ContactListQuery.ListChatContacts;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatUserBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /v1/users/contacts/}: the users that the caller has listed, in the order of listing (D-49). Three look-ups
 * by {@code _id}, however long the list: the token's holder, the pages of the list, the users.
 */
@Component
final class ContactListEndpoint implements Endpoint {

    private final Queries queries;

    ContactListEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.CHAT, "/v1/users/contacts/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new ListChatContacts(call.user(), after))
                .flatMap(queries::ask)
                .map(contacts ->
                        Answer.ok(contacts.stream().map(ChatUserBody::of).toList()));
    }
}
