// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.meet.UserBody;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/users/:id/}: one user, seen as in a list of users (A-78..A-80). Four look-ups by {@code _id} at most:
 * the token's holder, the account, the caller's name for it, its blacklist.
 */
@Component
final class UserEndpoint implements Endpoint {

    private final ShownUsers shown;

    UserEndpoint(ShownUsers shown) {
        this.shown = shown;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/users/{id:[0-9]+}/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var user = UserId.of(call.number("id"));
        return shown.to(call.user(), Set.of(user))
                .map(seen -> seen.stream().findFirst().orElseThrow(Refusal::notFound))
                .map(seen -> Answer.ok(UserBody.of(seen, call)));
    }
}
