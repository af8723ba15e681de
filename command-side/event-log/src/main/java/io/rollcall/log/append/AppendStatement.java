// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The one statement by which the log grows, and the look by which a decision without events is confirmed. */
public final class AppendStatement {

    /** The channel on which a process tells the others that the log has grown. */
    public static final String CHANNEL = "rollcall_log";

    private static final String STALE =
            "select r.aggregate, r.version from unnest(?::text[], ?::bigint[]) as r (aggregate, version) where r.version <>"
                    + " coalesce((select max(e.version) from events e where e.aggregate = r.aggregate), -1)";

    /**
     * One statement, so one transaction and one flush: nothing is added if anything that was read has changed. A
     * position that another process has taken fails the whole on the primary key, so what the check saw is all there
     * is; and nothing is added after anything but what the batch was made for.
     */
    private static final String APPEND = "with stale as (" + STALE + "), added as (insert into events"
            + " (position, aggregate, version, aggregate_type, id, type, revision, payload, metadata, hash, recorded_at)"
            + " select *, ?::timestamptz from unnest(?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::uuid[], ?::text[],"
            + " ?::text[], ?::bytea[], ?::bytea[], ?::bytea[]) where not exists (select from stale)"
            + " and ?::bytea is not distinct from (select hash from events where position = ?)"
            + " returning position), told as (select pg_notify('" + CHANNEL
            + "', max(position)::text) from added having count(*) > 0)"
            + " select aggregate, version, (select count(*) from told) from stale"
            + " union all select null, null, (select count(*) from told)";

    private static final String CONFIRM = "with stale as (" + STALE + ") select aggregate, version, null from stale"
            + " union all select null, null, (select max(position) from events)";

    private AppendStatement() {}

    /**
     * What became of a batch.
     *
     * @param in whether it is in the log
     * @param stale what was read and has changed since; if nothing has, the batch does not follow from where the log
     *     ends
     */
    public record Appended(boolean in, Set<Version> stale) {}

    /** Appends the batch, or nothing. */
    public static Appended append(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(APPEND)) {
            var row = new Columns<>(connection, statement, batch.events(), 4);
            setVersions(connection, statement, batch.reads());
            statement.setObject(3, time(batch.recordedAt()));
            row.longs(StoredEvent::position);
            row.texts(event -> event.row().aggregate());
            row.longs(event -> event.row().version());
            row.texts(event -> event.row().aggregateType());
            row.texts("uuid", event -> event.row().id().toString());
            row.texts(event -> event.row().type());
            row.texts(event -> event.row().revision());
            row.bytes(event -> event.row().payload());
            row.bytes(event -> event.row().metadata());
            row.bytes(StoredEvent::hash);
            var base = batch.base();
            statement.setBytes(14, base.position() == 0 ? null : base.hash());
            statement.setLong(15, base.position());
            var answer = confirmation(statement);
            return new Appended(answer.head() > 0, answer.stale());
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

    private static void setVersions(Connection connection, PreparedStatement statement, Set<Version> versions)
            throws SQLException {
        var columns = new Columns<>(connection, statement, List.copyOf(versions), 1);
        columns.texts(Version::aggregate);
        columns.longs(Version::version);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Sends rows as arrays, one a column: each of a type that the driver sends in binary where it can. */
    private static final class Columns<T> {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<T> rows;
        private int next;

        Columns(Connection connection, PreparedStatement statement, List<T> rows, int first) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
            this.next = first;
        }

        void longs(ToLongFunction<T> column) throws SQLException {
            var values = new Long[rows.size()];
            Arrays.setAll(values, row -> column.applyAsLong(rows.get(row)));
            set("bigint", values);
        }

        void texts(Function<T, String> column) throws SQLException {
            texts("text", column);
        }

        void texts(String type, Function<T, String> column) throws SQLException {
            var values = new String[rows.size()];
            Arrays.setAll(values, row -> column.apply(rows.get(row)));
            set(type, values);
        }

        void bytes(Function<T, byte[]> column) throws SQLException {
            var values = new byte[rows.size()][];
            Arrays.setAll(values, row -> column.apply(rows.get(row)));
            set("bytea", values);
        }

        private void set(String type, Object[] values) throws SQLException {
            statement.setArray(next++, connection.createArrayOf(type, values));
        }
    }
}
