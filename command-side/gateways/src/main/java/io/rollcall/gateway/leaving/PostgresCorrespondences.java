// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.leaving;

import io.rollcall.command.leaving.Correspondences;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Two rows of {@code conversations} for each, kept beside the position of the policy. */
@Component
final class PostgresCorrespondences implements Correspondences {

    /** Not flushed by itself: the position that passes it is written later into the same write-ahead log. */
    private static final String LAZILY = "with lazily as (select set_config('synchronous_commit', 'off', true)) ";

    private final JdbcClient jdbc;

    PostgresCorrespondences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(UserId one, UserId other) {
        jdbc.sql(
                        LAZILY + "insert into conversations (member, partner)"
                                + " select distinct pair.* from lazily, (values (?::bigint, ?::bigint), (?, ?)) as pair on conflict do nothing")
                .params(one.value(), other.value(), other.value(), one.value())
                .update();
    }

    @Override
    public List<UserId> of(UserId user) {
        return jdbc.sql("select partner from conversations where member = ? order by partner")
                .param(user.value())
                .query((row, n) -> new UserId(row.getLong(1)))
                .list();
    }
}
