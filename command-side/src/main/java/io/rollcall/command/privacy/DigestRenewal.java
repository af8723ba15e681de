// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes every digest anew under another digest key, a few hundred a transaction, while service goes on. Whose subject
 * is erased, is forgotten.
 */
final class DigestRenewal {

    private record Row(UUID id, String kind, KeyId key, byte[] sealed) {}

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
        var rows = after(new UUID(0, 0), current);
        while (!rows.isEmpty()) {
            keys.load(rows.stream().map(Row::key).toList());
            renew(rows, current);
            rows = after(rows.getLast().id(), current);
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
        var erased = new ArrayList<UUID>();
        for (var row : rows) {
            keys.open(row.key(), row.sealed(), row.id().toString())
                    .ifPresentOrElse(
                            value -> {
                                ids.add(row.id());
                                digests.add(Digest.of(current, row.kind(), new String(value, UTF_8)));
                            },
                            () -> erased.add(row.id()));
        }
        jdbc.sql("update identifiers set digest_key = ?, digest = anew.digest"
                        + " from unnest(?, ?) as anew (id, digest) where identifiers.id = anew.id")
                .params(current.id(), ids.toArray(UUID[]::new), digests.toArray(byte[][]::new))
                .update();
        jdbc.sql("delete from identifiers where id = any(?)")
                .param(erased.toArray(UUID[]::new))
                .update();
    }
}
