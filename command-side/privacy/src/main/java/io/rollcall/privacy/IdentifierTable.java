// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.Identifiers.Identifier;
import io.rollcall.privacy.KeyRing.Purpose;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The identifiers' rows: one statement for however many values, which always touches rows in the same order. */
final class IdentifierTable {

    /**
     * A value's row.
     *
     * @param expiresAt when to ask whether it is still needed; {@code null}: it is
     * @param forgetting whether that is being asked
     */
    record Row(Identifier identifier, @Nullable Instant expiresAt, boolean forgetting) {

        boolean expiresBefore(Instant time) {
            return expiresAt != null && expiresAt.isBefore(time);
        }
    }

    /**
     * What one look into the table says.
     *
     * @param rows by the values that have one
     * @param digestKeys the keys that rows of that moment have digests of; new ones are of the last
     */
    record Look(Map<String, Row> rows, List<UUID> digestKeys) {

        List<String> lacking(Collection<String> values) {
            return values.stream().filter(value -> !rows.containsKey(value)).toList();
        }
    }

    private record Found(
            @Nullable ByteBuffer digest, @Nullable Row row, List<UUID> digestKeys) {

        static Found of(ResultSet row) throws SQLException {
            var keys = row.getArray(1);
            var digest = row.getBytes(2);
            return new Found(
                    digest == null ? null : ByteBuffer.wrap(digest),
                    digest == null ? null : rowOf(row),
                    keys == null ? List.of() : List.of((UUID[]) keys.getArray()));
        }

        private static Row rowOf(ResultSet row) throws SQLException {
            var expiry = row.getTimestamp(5);
            var key = new KeyId(row.getObject(4, UUID.class));
            return new Row(
                    new Identifier(row.getObject(3, UUID.class), key),
                    expiry == null ? null : expiry.toInstant(),
                    row.getBoolean(6));
        }
    }

    /** What rows are found by. */
    enum By {
        VALUE("digest", ""),
        LOOK("look", " look");

        private final String column;
        private final String kind;

        By(String column, String kind) {
            this.column = column;
            this.kind = kind;
        }

        byte[] digest(KeyRing.Entry key, String kindOfValue, String value) {
            return Digest.of(key, kindOfValue + kind, value);
        }
    }

    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final RingKeys ringKeys;
    private final Keys keys;

    IdentifierTable(JdbcClient jdbc, KeyRing ring, Keys keys) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.ringKeys = new RingKeys(jdbc, ring);
        this.keys = keys;
    }

    Look look(String kind, Collection<String> values) {
        return look(By.VALUE, kind, values);
    }

    Look look(By by, String kind, Collection<String> values) {
        var tried = ring.of(Purpose.DIGEST);
        while (true) {
            var look = look(by, kind, values, tried);
            var ids = tried.stream().map(KeyRing.Entry::id).toList();
            if (ids.containsAll(look.digestKeys())) {
                return look;
            }
            tried = look.digestKeys().stream().map(ringKeys::find).toList(); // another process renews them
        }
    }

    /** One statement, so that the keys and the rows are of the same moment. */
    private Look look(By by, String kind, Collection<String> values, List<KeyRing.Entry> digestKeys) {
        var byDigest = new HashMap<ByteBuffer, String>();
        digestKeys.forEach(key ->
                values.forEach(value -> byDigest.put(ByteBuffer.wrap(by.digest(key, kind, value)), value)));
        var found = jdbc.sql("select (select array_agg(id order by ordinal) from ring_keys where purpose = 'DIGEST'),"
                        + " found." + by.column + ", found.id, found.key, found.expires_at, found.forgetting"
                        + " from (values (1)) as once"
                        + " left join identifiers as found on found.kind = ? and found." + by.column + " = any(?)")
                .params(kind, byDigest.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new))
                .query((row, n) -> Found.of(row))
                .list();
        var rows = new HashMap<String, Row>();
        found.stream()
                .filter(it -> it.digest() != null)
                .forEach(it ->
                        rows.put(Objects.requireNonNull(byDigest.get(it.digest())), Objects.requireNonNull(it.row())));
        return new Look(rows, found.getFirst().digestKeys());
    }

    /**
     * Makes rows for as many values as there are keys, under the digest key of the look; a name that has one already
     * keeps it.
     *
     * @param expiresAt {@code null} for a day from now
     */
    void insert(
            String kind, Collection<String> values, Iterator<KeyId> subjects, Look look, @Nullable Instant expiresAt) {
        var digestKey = ringKeys.find(look.digestKeys().getLast());
        var digests = new ArrayList<byte[]>();
        var ids = new ArrayList<UUID>();
        var subjectKeys = new ArrayList<UUID>();
        var sealed = new ArrayList<byte[]>();
        for (var value : values) {
            if (subjects.hasNext()) {
                var id = UUID.randomUUID();
                var subject = subjects.next();
                digests.add(Digest.of(digestKey, kind, value));
                ids.add(id);
                subjectKeys.add(subject.value());
                sealed.add(keys.seal(subject, value.getBytes(UTF_8), id.toString()));
            }
        }
        jdbc.sql("insert into identifiers (kind, digest, digest_key, id, key, sealed, expires_at)"
                        + " select ?, digest, ?, id, key, sealed, coalesce(?::timestamptz, now() + interval '1 day')"
                        + " from unnest(?, ?, ?, ?) as made (digest, id, key, sealed) order by digest"
                        + " on conflict do nothing")
                .params(
                        kind,
                        digestKey.id(),
                        expiresAt == null ? null : Timestamp.from(expiresAt),
                        digests.toArray(byte[][]::new),
                        ids.toArray(UUID[]::new),
                        subjectKeys.toArray(UUID[]::new),
                        sealed.toArray(byte[][]::new))
                .update();
    }

    /** Makes a row for a value; nothing happens where one has it already, or looks like it. */
    void insertLooking(String kind, String value, String looks, KeyId subject, Look look) {
        var digestKey = ringKeys.find(look.digestKeys().getLast());
        var id = UUID.randomUUID();
        jdbc.sql("insert into identifiers (kind, digest, digest_key, id, key, sealed, look, look_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        kind,
                        By.VALUE.digest(digestKey, kind, value),
                        digestKey.id(),
                        id,
                        subject.value(),
                        keys.seal(subject, value.getBytes(UTF_8), id.toString()),
                        By.LOOK.digest(digestKey, kind, looks),
                        digestKey.id())
                .update();
    }

    /**
     * Puts off what expires before {@code least} and is not being forgotten; waits for a transaction that asks about
     * one.
     */
    void putOff(Collection<UUID> ids, Instant least, Instant until) {
        jdbc.sql("update identifiers set expires_at = ? from (select id from identifiers where id = any(?)"
                        + " order by id for update) as locked where identifiers.id = locked.id"
                        + " and not forgetting and expires_at < ?")
                .params(Timestamp.from(until), ids.toArray(UUID[]::new), Timestamp.from(least))
                .update();
    }
}
