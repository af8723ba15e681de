// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log, each call one statement. */
public final class EventTable {

    static final String COLUMNS =
            "position, aggregate, version, aggregate_type, id, type, revision, recorded_at, payload, metadata, hash";

    private EventTable() {}

    /** The last event as it is committed now; {@link Head#START} of an empty log. */
    public static Head head(Connection connection) throws SQLException {
        var sql = "select position, hash, recorded_at from events order by position desc limit 1";
        try (var statement = connection.prepareStatement(sql);
                var result = statement.executeQuery()) {
            return result.next()
                    ? new Head(
                            result.getLong(1),
                            result.getBytes(2),
                            result.getTimestamp(3).toInstant())
                    : Head.START;
        }
    }

    /**
     * Where the log ends.
     *
     * @param before the hash at a position that was asked for; {@code null} where it does not reach so far
     */
    record End(Head head, byte @Nullable [] before) {}

    /** Where the log ends and what stands at a position, in one look. */
    static End end(Connection connection, long before) throws SQLException {
        var sql = "select position, hash, recorded_at, (select hash from events where position = ?) from events"
                + " order by position desc limit 1";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, before);
            try (var result = statement.executeQuery()) {
                return result.next()
                        ? new End(
                                new Head(
                                        result.getLong(1),
                                        result.getBytes(2),
                                        result.getTimestamp(3).toInstant()),
                                result.getBytes(4))
                        : new End(Head.START, null);
            }
        }
    }

    /** The hash of the event at a position; empty where there is none. */
    public static Optional<byte[]> hashAt(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement("select hash from events where position = ?")) {
            statement.setLong(1, position);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** What names this history: it changes when a backup is restored. */
    public static UUID incarnation(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select id from incarnation");
                var result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, UUID.class);
        }
    }

    /** Up to {@code most} events after a position, in order. */
    public static List<StoredEvent> after(Connection connection, long position, int most) throws SQLException {
        var sql = "select " + COLUMNS + " from events where position > ? order by position limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setInt(2, most);
            return read(statement);
        }
    }

    /** An aggregate's events from a version on, in order. */
    public static List<StoredEvent> ofAggregate(Connection connection, String aggregate, long from)
            throws SQLException {
        var sql = "select " + COLUMNS + " from events where aggregate = ? and version >= ? order by version";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, aggregate);
            statement.setLong(2, from);
            return read(statement);
        }
    }

    /** An aggregate's events up to a position, in order. */
    public static List<StoredEvent> ofAggregateUpTo(Connection connection, String aggregate, long position)
            throws SQLException {
        var sql = "select " + COLUMNS + " from events where aggregate = ? and position <= ? order by version";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, aggregate);
            statement.setLong(2, position);
            return read(statement);
        }
    }

    /** The events at those of these positions that the log has, in order. */
    public static List<StoredEvent> at(Connection connection, Collection<Long> positions) throws SQLException {
        var sql = "select " + COLUMNS + " from events where position = any(?) order by position";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", positions.toArray()));
            return read(statement);
        }
    }

    /** Up to {@code most} of an aggregate's events from a version on, in order. */
    public static List<StoredEvent> ofAggregate(Connection connection, String aggregate, long from, int most)
            throws SQLException {
        var sql = "select " + COLUMNS + " from events where aggregate = ? and version >= ? order by version limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, aggregate);
            statement.setLong(2, from);
            statement.setInt(3, most);
            return read(statement);
        }
    }

    /** The present versions of those of these aggregates that there are. */
    public static Map<String, Long> versions(Connection connection, Collection<String> aggregates) throws SQLException {
        var sql = "select aggregate, max(version) from events where aggregate = any(?) group by aggregate";
        var versions = new HashMap<String, Long>();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    versions.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return versions;
    }

    private static List<StoredEvent> read(PreparedStatement statement) throws SQLException {
        var events = new ArrayList<StoredEvent>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                events.add(event(row));
            }
        }
        return events;
    }

    static StoredEvent event(ResultSet row) throws SQLException {
        var event = new EventRow(
                row.getString("aggregate"),
                row.getLong("version"),
                row.getString("aggregate_type"),
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("revision"),
                row.getBytes("payload"),
                row.getBytes("metadata"));
        Instant recordedAt = row.getTimestamp("recorded_at").toInstant();
        return new StoredEvent(row.getLong("position"), event, recordedAt, row.getBytes("hash"));
    }
}
