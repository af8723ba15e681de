// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which keys are destroyed: for a reader that must not open anything. No key is unwrapped. */
public final class KeyTombstones {

    private final JdbcClient jdbc;

    KeyTombstones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these keys that are destroyed by now, as PostgreSQL says. */
    public Set<KeyId> among(Collection<KeyId> keys) {
        if (keys.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("select id from subject_keys where id = any(?) and wrapped is null")
                .param(keys.stream().map(KeyId::value).distinct().toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .stream()
                .map(KeyId::new)
                .collect(Collectors.toSet());
    }
}
