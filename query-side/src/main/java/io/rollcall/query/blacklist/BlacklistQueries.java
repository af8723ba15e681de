// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.blacklist;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.blacklist.BlacklistQuery.ListBlocked;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.blacklist.BlacklistDocuments;
import io.rollcall.query.account.VisibleUsers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers {@link ListBlocked}: four look-ups by id at most, however long the list. */
@Component
class BlacklistQueries {

    private final BlacklistDocuments blacklists;
    private final VisibleUsers viewing;

    BlacklistQueries(BlacklistDocuments blacklists, VisibleUsers viewing) {
        this.blacklists = blacklists;
        this.viewing = viewing;
    }

    @QueryHandler
    CompletableFuture<List<SeenUser>> handle(ListBlocked query) { // not Mono: Axon 4 would block() on it
        return blacklists
                .find(query.owner(), query.after())
                .map(list -> list.blocked().stream().map(UserId::of).toList())
                .flatMap(blocked -> viewing.see(query.owner(), blocked, query.after()))
                .defaultIfEmpty(List.of())
                .toFuture();
    }
}
