// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.chat;

import io.rollcall.contracts.chat.ChatUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.LookUpLimit;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code GET /v1/users/{id}}: any user (D-32, D-33). Two look-ups by {@code _id}: the token's holder, the user. */
@Component
final class ChatUserEndpoint implements Endpoint {

    /**
     * The answer.
     *
     * @param response 200, as text here and nowhere else (K-12)
     */
    private record Body(
            long uid,
            @Nullable String accountName,
            @Nullable String email,
            String response) {

        static Body of(ChatUser user) {
            return new Body(user.id().value(), user.accountName(), user.email(), "200");
        }
    }

    private final FoundChatUsers users;
    private final LookUpLimit limit;

    ChatUserEndpoint(FoundChatUsers users, LookUpLimit limit) {
        this.users = users;
        this.limit = limit;
    }

    @Override
    public Route route() {
        return Route.get(Door.CHAT, "/v1/users/{id:[0-9]+}/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return Mono.fromCallable(() -> new UserId(call.number("id")))
                .onErrorMap(Refusal.class, beyond -> ChatAnswers.userNotFound())
                .flatMap(user ->
                        limit.take(Door.CHAT, call.user(), List.of(user)).then(Mono.defer(() -> users.find(user))))
                .switchIfEmpty(Mono.error(ChatAnswers::userNotFound))
                .map(user -> Answer.ok(Body.of(user)));
    }
}
