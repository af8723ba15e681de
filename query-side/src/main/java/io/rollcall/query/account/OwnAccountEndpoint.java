// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.AccountQuery.FindAccount;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.meet.AccountBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/account/}: one's own account (A-49..A-51). Two look-ups by {@code _id}: the token's holder, the
 * account.
 */
@Component
final class OwnAccountEndpoint implements Endpoint {

    private final Queries queries;

    OwnAccountEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/account/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return ReadPosition.position()
                .map(after -> new FindAccount(call.user(), after))
                .flatMap(queries::ask)
                .map(found -> found.orElseThrow(CallerLeft::new))
                .map(account -> Answer.ok(AccountBody.of(account, call)));
    }
}
