// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Finds places in the log by time, which never goes back there. */
public final class RecordedTimes {

    private RecordedTimes() {}

    /** The last position that was recorded by then; 0 where there is none. As many steps as a binary search takes. */
    public static long lastBy(Connection connection, Instant at) throws SQLException {
        var sql =
                "with recursive search (low, high) as (select 0::bigint, (select coalesce(max(position), 0) from events)"
                        + " union all select case when recorded_at <= ? then middle else low end,"
                        + " case when recorded_at <= ? then high else middle - 1 end from search"
                        + " cross join lateral (select (low + high + 1) / 2 as middle) half"
                        + " join events on position = middle where low < high) select low from search where low = high";
        var time = at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC); // the driver would round up
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, time);
            statement.setObject(2, time);
            try (var result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        }
    }
}
