// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.StoredEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States of aggregates beside the log, each of which counts only while the log holds the event that it is of. */
public final class SnapshotTable {

    private static final String SINCE = """
            with snapshot as materialized (
              select s.version, s.code, s.state from aggregate_snapshots s
              join events e on e.aggregate = s.aggregate and e.version = s.version and e.hash = s.hash
              where s.aggregate = ? and s.code = any(?))
            select %s, code, state from events left join snapshot using (version)
            where aggregate = ? and version >= coalesce((select version from snapshot), 0) order by version""".formatted(EventTable.COLUMNS);

    private static final String PUT = """
            insert into aggregate_snapshots (aggregate, version, hash, code, state) values (?, ?, ?, ?, ?)
            on conflict (aggregate) do update set version = excluded.version, hash = excluded.hash,
              code = excluded.code, state = excluded.state""";

    private SnapshotTable() {}

    /**
     * A state of an aggregate.
     *
     * @param version of the aggregate's last event then
     * @param code what it comes of
     * @param state as JSON
     */
    public record Snapshot(long version, String code, String state) {}

    /**
     * An aggregate's history.
     *
     * @param snapshot where it begins; {@code null}: with nothing
     * @param events all that came since, in order
     */
    public record Since(@Nullable Snapshot snapshot, List<StoredEvent> events) {}

    /**
     * An aggregate's history from its snapshot on, in one look; from the first event on where there is none that this
     * log holds.
     *
     * @param codes of the code that reads states
     */
    public static Since since(Connection connection, String aggregate, Collection<String> codes) throws SQLException {
        Snapshot snapshot = null;
        var events = new ArrayList<StoredEvent>();
        try (var statement = connection.prepareStatement(SINCE)) {
            statement.setString(1, aggregate);
            statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
            statement.setString(3, aggregate);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var code = row.getString("code");
                    if (code == null) {
                        events.add(EventTable.event(row));
                    } else {
                        snapshot = new Snapshot(row.getLong("version"), code, row.getString("state"));
                    }
                }
            }
        }
        return new Since(snapshot, events);
    }

    /**
     * Puts a state in the place of the one before.
     *
     * @param last the event that it is of
     */
    public static void put(Connection connection, StoredEvent last, String code, String state) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            statement.setString(1, last.row().aggregate());
            statement.setLong(2, last.row().version());
            statement.setBytes(3, last.hash());
            statement.setString(4, code);
            statement.setString(5, state);
            statement.executeUpdate();
        }
    }
}
