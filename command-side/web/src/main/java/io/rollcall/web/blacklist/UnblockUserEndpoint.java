// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.blacklist;

import io.rollcall.contracts.blacklist.BlacklistCommand.UnblockUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code DELETE /api/blacklist/}: unblocks a user, named in the body or in the query, and answers with the resulting
 * list (A-89..A-92).
 */
@Component
final class UnblockUserEndpoint implements Endpoint {

    private final BlacklistChanges changes;

    UnblockUserEndpoint(BlacklistChanges changes) {
        this.changes = changes;
    }

    @Override
    public Route route() {
        return Route.delete(Door.MEET, "/api/blacklist/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return changes.make(call, Form.ofBodyOrQuery(call), UnblockUser::new);
    }
}
