// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;

/** How far this process's clock, as the machine has it, is from PostgreSQL's. */
final class ClocksCheck implements Check {

    private static final Duration MUCH = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH = Duration.ofSeconds(30);

    private final DataSource database;
    private final InstantSource machine;

    ClocksCheck(DataSource database, InstantSource machine) {
        this.database = database;
        this.machine = machine;
    }

    @Override
    public Cause cause() {
        return Cause.CLOCKS_APART;
    }

    @Override
    public List<Finding> look() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1"); // what follows is not a new connection's time
            var before = machine.instant();
            try (var row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                return findings(before, row.getTimestamp(1).toInstant(), machine.instant());
            }
        }
    }

    /** @param there somewhere between the two */
    List<Finding> findings(Instant before, Instant there, Instant after) {
        var apart = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        var what = "This process's clock and PostgreSQL's are " + apart.toMillis() + " ms apart.";
        if (apart.compareTo(TOO_MUCH) > 0) {
            return List.of(Finding.broken(cause(), what));
        }
        return apart.compareTo(MUCH) > 0 ? List.of(Finding.look(cause(), what)) : List.of();
    }
}
