// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.IdentifierTable.By;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the names that nobody has looked at: those that a version before has allotted, and those with a renewed
 * digest. Where several look alike, the first keeps the look; the others are found as they are spelled alone.
 */
public final class LookRenewal {

    private record Row(UUID id, String kind, UUID digestKey, KeyId key, byte[] sealed) {}

    private static final int STEP = 200;

    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final Keys keys;
    private final NameSkeletons looks;

    LookRenewal(JdbcClient jdbc, KeyRing ring, Keys keys, NameSkeletons looks) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.keys = keys;
        this.looks = looks;
    }

    /** Looks at all of them. Several processes may do so at once, and while digests are renewed. */
    public void catchUp(Runnable beat) {
        for (var rows = next(); !rows.isEmpty(); rows = next()) {
            keys.load(rows.stream().map(Row::key).toList());
            if (rows.stream().mapToInt(this::look).sum() == 0) {
                return; // others have, or their digests are of a key that this process does not have yet
            }
            beat.run();
        }
    }

    private List<Row> next() {
        return jdbc.sql("select id, kind, digest_key, key, sealed from identifiers"
                        + " where kind in ('account_name', 'group_name') and look_key is distinct from digest_key"
                        + " order by id limit ?")
                .param(STEP)
                .query((row, n) -> new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        new KeyId(row.getObject(4, UUID.class)),
                        row.getBytes(5)))
                .list();
    }

    /** How many rows that has changed. */
    private int look(Row row) {
        return ring.find(row.digestKey()).map(key -> look(row, key)).orElse(0);
    }

    private int look(Row row, KeyRing.Entry key) {
        var name = keys.open(row.key(), row.sealed(), row.id().toString()).map(value -> new String(value, UTF_8));
        try {
            return keep(
                    row,
                    name.flatMap(looks::of)
                            .map(look -> By.LOOK.digest(key, row.kind(), look))
                            .orElse(null));
        } catch (DuplicateKeyException another) {
            return keep(row, null);
        }
    }

    private int keep(Row row, byte @Nullable [] look) {
        return jdbc.sql("update identifiers set look = ?, look_key = digest_key where id = ? and digest_key = ?")
                .params(look, row.id(), row.digestKey())
                .update();
    }
}
