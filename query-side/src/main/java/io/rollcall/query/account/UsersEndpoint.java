// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import static io.rollcall.http.drf.Field.listOf;
import static io.rollcall.http.drf.Field.userId;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.RenamedField;
import io.rollcall.http.meet.UserBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/users/?users=1&users=2}: users by their ids (A-64..A-77). Four look-ups by {@code _id} at most,
 * however many users: the token's holder, the accounts, the caller's names for them, their blacklists.
 */
@Component
final class UsersEndpoint implements Endpoint {

    private static final int MOST = 1000;
    private static final Field<List<Optional<UserId>>> IDS = listOf(userId())
            .where(ids -> ids.size() <= MOST, "Ensure this field has no more than " + MOST + " elements.");

    private final ShownUsers shown;

    UsersEndpoint(ShownUsers shown) {
        this.shown = shown;
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
        return shown.to(call.user(), users).map(seen -> Answer.ok(UserBody.all(seen, call)));
    }
}
