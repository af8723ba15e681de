// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes every digest anew under another digest key, a few hundred a transaction, while service goes on. Digests of
 * erased subjects are forgotten.
 */
final class DigestRenewal {

    private record Row(UUID id, String kind, KeyId key, byte[] sealed) {}

    private static final UUID START = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final int step;

    DigestRenewal(JdbcClient jdbc, Keys keys, int step) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.step = step;
    }

    /** Nobody makes digests under an older one when this begins. */
    void putUnder(KeyRing.Entry current) {
        var rows = after(START, current);
        while (!rows.isEmpty()) {
            keys.load(rows.stream().map(Row::key).toList());
            renew(rows, current);
            var next = after(rows.getLast().id(), current);
            rows = next.isEmpty() ? after(START, current) : next; // some may have got another key meanwhile
        }
    }

    private List<Row> after(UUID last, KeyRing.Entry current) {
        return jdbc.sql("select id, kind, key, sealed from identifiers"
                        + " where id > ? and digest_key <> ? order by id limit ?")
                .params(last, current.id(), step)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        new KeyId(row.getObject(3, UUID.class)),
                        row.getBytes(4)))
                .list();
    }

    private void renew(List<Row> rows, KeyRing.Entry current) {
        var ids = new ArrayList<UUID>();
        var digests = new ArrayList<byte[]>();
        var erased = new ArrayList<Row>();
        for (var row : rows) {
            keys.open(row.key(), row.sealed(), row.id().toString())
                    .ifPresentOrElse(
                            value -> {
                                ids.add(row.id());
                                digests.add(Digest.of(current, row.kind(), new String(value, UTF_8)));
                            },
                            () -> erased.add(row));
        }
        // Rows are locked by id, in all that locks several of them.
        jdbc.sql("update identifiers set digest_key = ?, digest = anew.digest from (select locked.id, anew.digest"
                        + " from identifiers as locked join unnest(?, ?) as anew (id, digest) on anew.id = locked.id"
                        + " order by locked.id for update of locked) as anew where identifiers.id = anew.id")
                .params(current.id(), ids.toArray(UUID[]::new), digests.toArray(byte[][]::new))
                .update();
        // By the key too: the digest of a subject that has got a new key since is not erased.
        erased.forEach(row -> jdbc.sql("delete from identifiers where id = ? and key = ?")
                .params(row.id(), row.key().value())
                .update());
    }
}
