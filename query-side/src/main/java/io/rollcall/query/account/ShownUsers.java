// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.account;

import io.rollcall.contracts.account.AccountQuery.ListUsers;
import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.LookUpLimit;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows users to each other; of strangers only so many a day, ids that are nobody's among them. */
@Component
final class ShownUsers {

    private final Queries queries;
    private final LookUpLimit limit;

    ShownUsers(Queries queries, LookUpLimit limit) {
        this.queries = queries;
        this.limit = limit;
    }

    /** Those of these users that there are, by ascending id. */
    Mono<List<SeenUser>> to(UserId viewer, Set<UserId> users) {
        return ReadPosition.position()
                .map(after -> new ListUsers(viewer, users, after))
                .flatMap(queries::ask)
                .flatMap(seen ->
                        limit.take(Door.MEET, viewer, strangers(users, seen)).thenReturn(seen));
    }

    private static Set<UserId> strangers(Set<UserId> asked, List<SeenUser> seen) {
        var strangers = new HashSet<>(asked);
        seen.stream().filter(user -> !user.isStranger()).map(SeenUser::id).forEach(strangers::remove);
        return strangers;
    }
}
