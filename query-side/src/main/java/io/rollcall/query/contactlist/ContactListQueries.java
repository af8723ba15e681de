// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.contactlist;

import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.contactlist.ContactListQuery.ListChatContacts;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.chat.ChatUserDocument;
import io.rollcall.projection.chat.ChatUserDocuments;
import io.rollcall.projection.contactlist.ContactListDocuments;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Answers {@link ListChatContacts}: two look-ups by id, however long the list. A list names users: a user that has left
 * is at once in none.
 */
@Component
class ContactListQueries {

    private final ContactListDocuments lists;
    private final ChatUserDocuments users;

    ContactListQueries(ContactListDocuments lists, ChatUserDocuments users) {
        this.lists = lists;
        this.users = users;
    }

    @QueryHandler
    CompletableFuture<List<ChatUser>> handle(ListChatContacts query) { // not Mono: Axon 4 would block() on it
        return lists.of(query.owner(), query.after())
                .flatMap(listed -> inOrder(listed, query.after()))
                .toFuture();
    }

    private Mono<List<ChatUser>> inOrder(List<UserId> listed, long after) {
        return users.findAll(listed, after).map(found -> {
            Map<UserId, ChatUser> byId =
                    found.stream().map(ChatUserDocument::toView).collect(Collectors.toMap(ChatUser::id, user -> user));
            return listed.stream().map(byId::get).filter(Objects::nonNull).toList();
        });
    }
}
