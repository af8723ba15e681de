// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.diagnosis;

import io.rollcall.operator.diagnosis.Cause;
import io.rollcall.operator.diagnosis.Check;
import io.rollcall.operator.diagnosis.Finding;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that were tried and not taken, or have been due for a while: the SMS gateway or the mail server is away. */
final class GatewayCheck implements Check {

    private static final Duration DUE = Duration.ofSeconds(20);
    private static final int MOST = 1000;

    private static final String WAITING = "select channel, count(*) from (select channel from outgoing_messages"
            + " where sealed is not null and (attempts > 0 or next_try_at < ?) limit " + MOST
            + ") as waiting group by channel order by channel";

    private final JdbcClient database;
    private final Clock clock;

    GatewayCheck(DataSource database, Clock clock) {
        this.database = JdbcClient.create(database);
        this.clock = clock;
    }

    @Override
    public Cause cause() {
        return Cause.GATEWAY_AWAY;
    }

    @Override
    public List<Finding> look() {
        return database.sql(WAITING)
                .param(Timestamp.from(clock.instant().minus(DUE)))
                .query((row, number) -> Finding.broken(
                        cause(),
                        "%d messages wait for the gateway of %s, which does not take them%s."
                                .formatted(
                                        row.getLong(2), row.getString(1), row.getLong(2) == MOST ? ", or more" : "")))
                .list();
    }
}
