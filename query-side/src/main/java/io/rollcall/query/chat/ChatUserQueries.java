// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.chat;

import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.projection.chat.ChatUserDocument;
import io.rollcall.projection.chat.ChatUserDocuments;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link FindChatUser}: one look-up by id. */
@Component
class ChatUserQueries {

    private final ChatUserDocuments users;

    ChatUserQueries(ChatUserDocuments users) {
        this.users = users;
    }

    @QueryHandler
    CompletableFuture<Optional<ChatUser>> handle(FindChatUser query) { // not Mono: Axon 4 would block() on it
        return users.find(query.user(), query.after())
                .map(ChatUserDocument::toView)
                .singleOptional()
                .toFuture();
    }
}
