// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.chat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatUserBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code GET /v1/users/}: oneself (D-27). Two look-ups by {@code _id}: the token's holder, the user. */
@Component
final class OwnChatUserEndpoint implements Endpoint {

    private final FoundChatUsers users;

    OwnChatUserEndpoint(FoundChatUsers users) {
        this.users = users;
    }

    @Override
    public Route route() {
        return Route.get(Door.CHAT, "/v1/users/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return users.find(call.user())
                .switchIfEmpty(Mono.error(ChatAnswers::tokenNotFound)) // left since the token was looked at
                .map(user -> Answer.ok(ChatUserBody.of(user)));
    }
}
