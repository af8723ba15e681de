// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is in as many meetings as one may be in, as the policy of leaving has last seen it: a moment ago. */
final class FullCalendars {

    private static final String FULL =
            "select member from memberships where member in (:users) group by member having count(*) >= :most";

    private final JdbcClient jdbc;
    private final int most;

    FullCalendars(JdbcClient jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    Set<UserId> among(Collection<UserId> users) {
        return users.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(FULL)
                        .param("users", users.stream().map(UserId::value).toList())
                        .param("most", most)
                        .query((row, number) -> UserId.of(row.getLong(1)))
                        .list());
    }
}
