// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The SQL of the log, each call one statement. */
final class EventTable {

    /** The channel on which a process tells the others that the log has grown. */
    static final String CHANNEL = "rollcall_log";

    private static final String COLUMNS =
            "position, aggregate, version, aggregate_type, id, type, revision, recorded_at, payload, metadata, hash";

    private static final String STALE =
            "select r.aggregate, r.version from unnest(?::text[], ?::bigint[]) as r (aggregate, version) where r.version <>"
                    + " coalesce((select max(e.version) from events e where e.aggregate = r.aggregate), -1)";

    /**
     * One statement, so one transaction and one flush: nothing is added if anything that was read has changed. A
     * position that another process has taken fails the whole on the primary key, so what the check saw is all there
     * is.
     */
    private static final String APPEND = "with stale as (" + STALE + "), added as (insert into events (" + COLUMNS + ")"
            + " select * from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[],"
            + " ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[]) where not exists (select from stale)"
            + " returning position), told as (select pg_notify('" + CHANNEL + "', max(position)::text) from added)"
            + " select aggregate, version, (select count(*) from told) from stale"
            + " union all select null, null, (select count(*) from told)";

    private static final String CONFIRM = "with stale as (" + STALE + ") select aggregate, version, null from stale"
            + " union all select null, null, (select max(position) from events)";

    private EventTable() {}

    /**
     * Appends the batch, or nothing.
     *
     * @return what was read and has changed since; empty when the batch is in
     */
    static Set<Version> append(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            setVersions(connection, statement, batch.reads());
            var events = batch.events();
            set(connection, statement, 3, "bigint", events, StoredEvent::position);
            set(connection, statement, 4, "text", events, event -> event.row().aggregate());
            set(connection, statement, 5, "bigint", events, event -> event.row().version());
            set(connection, statement, 6, "text", events, event -> event.row().aggregateType());
            set(connection, statement, 7, "uuid", events, event -> event.row().id());
            set(connection, statement, 8, "text", events, event -> event.row().type());
            set(connection, statement, 9, "text", events, event -> event.row().revision());
            set(connection, statement, 10, "timestamptz", events, event -> Timestamp.from(event.recordedAt()));
            setBytes(connection, statement, 11, events, event -> event.row().payload());
            setBytes(connection, statement, 12, events, event -> event.row().metadata());
            setBytes(connection, statement, 13, events, StoredEvent::hash);
            return confirmation(statement).stale();
        }
    }

    /**
     * What a look at the log says of what was read.
     *
     * @param stale what has changed since
     * @param head the position up to which the look saw everything
     */
    record Confirmation(Set<Version> stale, long head) {}

    /** Looks, in one snapshot, at where the log ends and which of these aggregates are not as given. */
    static Confirmation confirm(Connection connection, Set<Version> versions) throws SQLException {
        try (var statement = connection.prepareStatement(CONFIRM)) {
            setVersions(connection, statement, versions);
            return confirmation(statement);
        }
    }

    private static Confirmation confirmation(PreparedStatement statement) throws SQLException {
        var stale = new HashSet<Version>();
        long last = 0;
        try (var result = statement.executeQuery()) {
            while (result.next()) {
                var aggregate = result.getString(1);
                if (aggregate == null) {
                    last = result.getLong(3);
                } else {
                    stale.add(new Version(aggregate, result.getLong(2)));
                }
            }
        }
        return new Confirmation(stale, last);
    }

    static Head head(Connection connection) throws SQLException {
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

    static Optional<byte[]> hashAt(Connection connection, long position) throws SQLException {
        try (var statement = connection.prepareStatement("select hash from events where position = ?")) {
            statement.setLong(1, position);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
            }
        }
    }

    static UUID incarnation(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select id from incarnation");
                var result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, UUID.class);
        }
    }

    /** Up to {@code most} events after a position, in order. */
    static List<StoredEvent> after(Connection connection, long position, int most) throws SQLException {
        var sql = "select " + COLUMNS + " from events where position > ? order by position limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position);
            statement.setInt(2, most);
            return read(statement);
        }
    }

    /** An aggregate's events from a version on, in order. */
    static List<StoredEvent> ofAggregate(Connection connection, String aggregate, long from) throws SQLException {
        var sql = "select " + COLUMNS + " from events where aggregate = ? and version >= ? order by version";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, aggregate);
            statement.setLong(2, from);
            return read(statement);
        }
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

    private static StoredEvent event(ResultSet row) throws SQLException {
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

    private static void setVersions(Connection connection, PreparedStatement statement, Set<Version> versions)
            throws SQLException {
        var entries = List.copyOf(versions);
        set(connection, statement, 1, "text", entries, Version::aggregate);
        set(connection, statement, 2, "bigint", entries, Version::version);
    }

    private static <T> void set(
            Connection connection,
            PreparedStatement statement,
            int at,
            String type,
            List<T> rows,
            Function<T, ?> column)
            throws SQLException {
        statement.setArray(
                at, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }

    private static void setBytes(
            Connection connection,
            PreparedStatement statement,
            int at,
            List<StoredEvent> rows,
            Function<StoredEvent, byte[]> column)
            throws SQLException {
        statement.setArray(
                at, connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }
}
