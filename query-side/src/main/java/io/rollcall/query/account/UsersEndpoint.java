// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import static io.rollcall.http.drf.Field.listOf;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.contracts.account.AccountQuery.ListUsers;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.ReadAfter;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.RenamedField;
import io.rollcall.http.meet.UserBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/users/?users=1&users=2}: users by their ids (A-64..A-77). Four look-ups by {@code _id} at most,
 * however many users: the token's holder, the accounts, the caller's names for them, their blacklists.
 */
@Component
final class UsersEndpoint implements Operation {

    private static final int MOST = 1000;
    private static final Field<List<Optional<UserId>>> IDS = listOf(userId())
            .where(ids -> ids.size() <= MOST, "Ensure this field has no more than " + MOST + " elements.");

    private final QueryGateway queries;

    UsersEndpoint(QueryGateway queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/users/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.ofQuery(call);
        var ids = RenamedField.USERS.all(form, IDS);
        form.check();
        var users = ids.stream().flatMap(Optional::stream).collect(Collectors.toSet());
        return ReadAfter.position()
                .map(after -> new ListUsers(call.user(), users, after))
                .flatMap(query ->
                        Mono.fromFuture(() -> queries.query(query, ResponseTypes.multipleInstancesOf(SeenUser.class))))
                .map(seen -> Answer.ok(UserBody.all(seen, call)));
    }
}
