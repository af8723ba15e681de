// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Entry;
import io.rollcall.privacy.KeyRing.Purpose;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which keys of the ring the database relies on, and which of them new rows are made under: said in the database, so
 * that all processes change over together, whenever each reads the ring's file.
 */
final class RingKeys {

    /** One look into the index for each that there is: one, or two in a renewal. */
    private static final String WRAPPINGS = """
            with recursive wrappings (id) as (
                (select wrapping_key from subject_keys where wrapped is not null order by wrapping_key limit 1)
                union all
                select (select wrapping_key from subject_keys
                        where wrapped is not null and wrapping_key > wrappings.id order by wrapping_key limit 1)
                from wrappings where wrappings.id is not null)
            select id from wrappings where id is not null
            """;

    private final JdbcClient jdbc;
    private final KeyRing ring;

    RingKeys(JdbcClient jdbc, KeyRing ring) {
        this.jdbc = jdbc;
        this.ring = ring;
    }

    /** Has a database that relies on no key of a purpose yet rely on the ring's current one. */
    void register(TransactionTemplate transaction) {
        if (KeyRing.RELIED_ON.stream().noneMatch(this::isUnknown)) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("lock table ring_keys in share row exclusive mode").update();
            KeyRing.RELIED_ON.stream().filter(this::isUnknown).forEach(purpose -> add(ring.current(purpose)));
        });
    }

    /**
     * Throws a {@link KeyRingRefused} if the ring lacks a key that the database relies on, or one that a subject's key
     * is wrapped by.
     */
    void check() {
        for (var id : jdbc.sql("select id from ring_keys").query(UUID.class).list()) {
            if (ring.find(id).isEmpty()) {
                throw new KeyRingRefused(
                        "The key ring (rollcall.privacy.key-ring) lacks the key " + id + " that the database relies on:"
                                + " it is another database's ring, or the database was restored from a backup that is"
                                + " older than the last renewal of the keys.",
                        "Put this database's own ring in its place, the same for all processes; or restore a newer"
                                + " backup.");
            }
        }
        checkWrappings();
    }

    /** A table that is older than the database around it is wrapped by what the ring has destroyed. */
    private void checkWrappings() {
        for (var id : jdbc.sql(WRAPPINGS).query(UUID.class).list()) {
            if (ring.find(id).isEmpty()) {
                throw new KeyRingRefused(
                        "Subjects' keys are wrapped by the key " + id + ", which the key ring"
                                + " (rollcall.privacy.key-ring) lacks: the table subject_keys was restored from a"
                                + " backup that is older than the last renewal of the keys.",
                        "Restore subject_keys from a newer backup; nothing can open this one.");
            }
        }
    }

    /** The key that new rows are made under, for as long as the caller shares the {@link RenewalLock}. */
    Entry current(Purpose purpose) {
        return jdbc.sql("select id from ring_keys where purpose = ? order by ordinal desc limit 1")
                .param(purpose.name())
                .query(UUID.class)
                .optional()
                .map(this::find)
                .orElseThrow(() -> new IllegalStateException("The database names no key for " + purpose));
    }

    /** A key that the database relies on. */
    Entry find(UUID id) {
        return ring.find(id)
                .orElseThrow(() -> new IllegalStateException("The key ring lacks the wrapping or digest key " + id));
    }

    /** From the end of the caller's transaction on, new rows are made under this key. */
    void add(Entry key) {
        jdbc.sql("insert into ring_keys (id, purpose) values (?, ?) on conflict do nothing")
                .params(key.id(), key.purpose().name())
                .update();
    }

    /** The database relies on no older keys any more; an {@link IllegalStateException} if it still does. */
    void retireAllBut(Entry wrapping, Entry digest) {
        var needed = jdbc.sql("select exists (select from subject_keys where wrapping_key <> ? and wrapped is not null)"
                        + " or exists (select from identifiers where digest_key <> ?)")
                .params(wrapping.id(), digest.id())
                .query(Boolean.class)
                .single();
        if (needed) {
            throw new IllegalStateException("Something is still under an old key");
        }
        for (var kept : List.of(wrapping, digest)) {
            jdbc.sql("delete from ring_keys where purpose = ? and id <> ?")
                    .params(kept.purpose().name(), kept.id())
                    .update();
        }
    }

    private boolean isUnknown(Purpose purpose) {
        return jdbc.sql("select not exists (select from ring_keys where purpose = ?)")
                .param(purpose.name())
                .query(Boolean.class)
                .single();
    }
}
