// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.blacklist;

import io.rollcall.contracts.blacklist.BlacklistQuery.ListBlocked;
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
 * {@code GET /api/blacklist/}: the users that the caller has blocked (A-83, A-93..A-95). Five look-ups by {@code _id}
 * at most, however long the list: the token's holder, the list, the accounts, the caller's names for them, their
 * blacklists.
 */
@Component
final class OwnBlacklistEndpoint implements Endpoint {

    private final Queries queries;

    OwnBlacklistEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/blacklist/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new ListBlocked(call.user(), after))
                .flatMap(queries::ask)
                .map(blocked -> Answer.ok(UserBody.all(blocked, call)));
    }
}
