// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts every live subject key under another wrapping key, a few hundred a transaction, while service goes on. */
final class WrappingRenewal {

    private record Row(UUID id, UUID wrappingKey, byte[] wrapped) {}

    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final int step;

    WrappingRenewal(JdbcClient jdbc, KeyRing ring, int step) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.step = step;
    }

    /** Nobody makes keys under an older one when this begins. */
    void putUnder(KeyRing.Entry current) {
        var rows = after(new UUID(0, 0), current);
        while (!rows.isEmpty()) {
            update(rows, current);
            rows = after(rows.getLast().id(), current);
        }
    }

    private List<Row> after(UUID last, KeyRing.Entry current) {
        return jdbc.sql("select id, wrapping_key, wrapped from subject_keys"
                        + " where id > ? and wrapping_key <> ? and wrapped is not null order by id limit ?")
                .params(last, current.id(), step)
                .query((row, n) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    /** A key that has been destroyed since it was read stays so. */
    private void update(List<Row> rows, KeyRing.Entry current) {
        var ids = rows.stream().map(Row::id).toArray(UUID[]::new);
        var wrapped = rows.stream().map(row -> anew(row, current)).toArray(byte[][]::new);
        jdbc.sql("update subject_keys set wrapping_key = ?, wrapped = anew.wrapped"
                        + " from unnest(?, ?) as anew (id, wrapped)"
                        + " where subject_keys.id = anew.id and subject_keys.wrapped is not null")
                .params(current.id(), ids, wrapped)
                .update();
    }

    private byte[] anew(Row row, KeyRing.Entry current) {
        var id = new KeyId(row.id());
        return KeyWrapping.wrap(current, id, KeyWrapping.unwrap(ring, row.wrappingKey(), id, row.wrapped()));
    }
}
