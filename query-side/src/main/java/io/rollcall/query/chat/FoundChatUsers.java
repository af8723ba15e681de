// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.chat;

import io.rollcall.contracts.chat.ChatQuery.FindChatUser;
import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for users of the chat door; it honours {@link ReadPosition#position()}. */
@Component
final class FoundChatUsers {

    private final Queries queries;

    FoundChatUsers(Queries queries) {
        this.queries = queries;
    }

    /** One user; empty where there is none. */
    Mono<ChatUser> find(UserId user) {
        return ReadPosition.position()
                .map(after -> new FindChatUser(user, after))
                .flatMap(queries::ask)
                .flatMap(Mono::justOrEmpty);
    }
}
