// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.command.meeting.FullCalendars;
import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what {@link Memberships} keeps, as the policy has last seen it: a moment ago. */
@Component
final class MembershipCounts implements FullCalendars {

    private static final String FULL =
            "select member from memberships where member in (:users) group by member having count(*) >= :most";

    private final JdbcClient jdbc;

    MembershipCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UserId> among(Collection<UserId> users, int most) {
        return users.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(FULL)
                        .param("users", users.stream().map(UserId::value).toList())
                        .param("most", most)
                        .query((row, number) -> UserId.of(row.getLong(1)))
                        .list());
    }
}
