// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.blacklist;

import io.rollcall.contracts.blacklist.BlacklistCommand.BlockUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code PUT /api/blacklist/}: blocks a user, and answers with the resulting list (A-84..A-88). */
@Component
final class BlockUserEndpoint implements Endpoint {

    private final BlacklistChanges changes;

    BlockUserEndpoint(BlacklistChanges changes) {
        this.changes = changes;
    }

    @Override
    public Route route() {
        return Route.put(Door.MEET, "/api/blacklist/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return changes.make(call, Form.of(call), BlockUser::new);
    }
}
