// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.AccountQuery.ListUsers;
import io.rollcall.contracts.account.SeenUser;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link ListUsers}: three look-ups by id at most, however many users. */
@Component
class SeenUserQueries {

    private final VisibleUsers viewing;

    SeenUserQueries(VisibleUsers viewing) {
        this.viewing = viewing;
    }

    @QueryHandler
    CompletableFuture<List<SeenUser>> handle(ListUsers query) { // not Mono: Axon 4 would block() on it
        return viewing.see(query.viewer(), query.users(), query.after()).toFuture();
    }
}
