// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server;

import io.rollcall.log.append.Head;
import io.rollcall.log.codec.StoredEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** What an import writes, in the transaction of its connection. */
record ImportedRows(Connection connection) {

    private static final String INSERT = "insert into events (position, aggregate, version, aggregate_type, id, type,"
            + " revision, recorded_at, payload, metadata, hash) select * from unnest(?::bigint[], ?::text[],"
            + " ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::bytea[], ?::bytea[],"
            + " ?::bytea[])";

    /** What they send was sent: these are past it all. The others follow what is imported, as they would a log. */
    private static final List<String> SENDERS = List.of("code-sending", "email-code-mailing", "account-mailing");

    /** No id is given a second time that was given in the log: each stands in an event at least. */
    private static final String SKIP_IDS = "select setval(name::regclass, nextval(name::regclass) + ?) from"
            + " unnest(array['user_ids', 'meeting_ids', 'group_ids', 'order_ids']) as name";

    /** Keys that did not come along are destroyed ones here: what they sealed reads as erased. */
    private static final String TOMBSTONES =
            "insert into subject_keys (id, wrapping_key, wrapped, made_at, destroyed_at)"
                    + " select distinct (convert_from(payload, 'UTF8')::json ->> 'key')::uuid,"
                    + " '00000000-0000-0000-0000-000000000000'::uuid, null::bytea, now(), now() from events"
                    + " where convert_from(payload, 'UTF8')::json ->> 'key' is not null on conflict do nothing";

    private static final List<String> KEY_TABLES = List.of("ring_keys", "subject_keys", "identifiers");

    /** Keeps every other process out until the end. */
    void lock() throws SQLException {
        execute("lock table events in exclusive mode");
    }

    void insert(List<StoredEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT)) {
            var columns = List.<Column>of(
                    new Column("bigint", StoredEvent::position),
                    new Column("text", it -> it.row().aggregate()),
                    new Column("bigint", it -> it.row().version()),
                    new Column("text", it -> it.row().aggregateType()),
                    new Column("uuid", it -> it.row().id().toString()),
                    new Column("text", it -> it.row().type()),
                    new Column("text", it -> it.row().revision()),
                    new Column(
                            "timestamptz",
                            it -> it.recordedAt().atOffset(ZoneOffset.UTC).toString()),
                    new Column("bytea", it -> it.row().payload()),
                    new Column("bytea", it -> it.row().metadata()),
                    new Column("bytea", StoredEvent::hash));
            for (int i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                var values = column.type().equals("bytea")
                        ? events.stream()
                                .map(it -> (byte[]) column.value().apply(it))
                                .toArray(byte[][]::new)
                        : events.stream().map(column.value()).toArray();
                statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
            }
            statement.executeUpdate();
        }
    }

    private record Column(String type, Function<StoredEvent, Object> value) {}

    /** The log is whole: what lies beside it is put in order. */
    void complete(UUID incarnation, Head head, @Nullable Path keys) throws SQLException, IOException {
        execute("update incarnation set id = ?", incarnation);
        execute(SKIP_IDS, head.position());
        for (var sender : SENDERS) {
            execute(
                    "insert into policy_positions (name, incarnation, position, hash) values (?, ?, ?, ?)",
                    sender,
                    incarnation,
                    head.position(),
                    HexFormat.of().formatHex(head.hash()));
        }
        if (keys != null) {
            for (var table : KEY_TABLES) {
                copy(table, keys.resolve(table + ".csv"));
            }
        }
        execute(TOMBSTONES);
    }

    private void copy(String table, Path csv) throws SQLException, IOException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        try (var lines = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            var columns = String.valueOf(lines.readLine());
            if (!columns.matches("[a-z_,]+")) {
                throw new IOException(csv + " does not begin with the names of its columns");
            }
            copies.copyIn("copy " + table + " (" + columns + ") from stdin (format csv)", lines);
        }
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
