// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits that were reached in the last hour, among the newest events. */
final class LimitClosedCheck implements Check {

    private static final String LATELY = "select count(*) as times, max(recorded_at) as last"
            + " from (select type, recorded_at from events order by position desc limit 2000) as newest"
            + " where type = 'limit.closed' and recorded_at > clock_timestamp() - interval '1 hour'";

    private final JdbcClient database;

    LimitClosedCheck(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    @Override
    public Cause cause() {
        return Cause.LIMIT_CLOSED;
    }

    @Override
    public List<Finding> look() {
        return database.sql(LATELY)
                .query((row, number) -> row.getLong(1) == 0
                        ? List.<Finding>of()
                        : List.of(Finding.look(cause(), "Limits were reached " + row.getLong(1) + " times lately.")
                                .since(row.getTimestamp(2).toInstant())))
                .single();
    }
}
