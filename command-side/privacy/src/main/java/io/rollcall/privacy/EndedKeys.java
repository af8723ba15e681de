// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.Checkpoint;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends again what is ended: a table that was restored may hold keys that the log says are destroyed. Up to which place
 * of the log that is done is kept in the table itself, and so goes back with it.
 */
public final class EndedKeys {

    /** Of no subject: the row that holds the place. */
    private static final UUID NOBODY = new UUID(0, 0);

    private static final String END = "with ended as (update subject_keys set wrapped = null, destroyed_at = now()"
            + " where id = any(?) and wrapped is not null returning id)"
            + " select count(pg_notify('" + KeyEnds.CHANNEL + "', id::text)) from ended";

    private static final String PUT = "insert into subject_keys"
            + " (id, wrapping_key, wrapped, made_at, destroyed_at, erased_to) values (?, ?, null, now(), now(), ?)"
            + " on conflict (id) do update set erased_to = excluded.erased_to";

    private static final String KNOWS_ITS_PLACE = "select exists (select from pg_attribute"
            + " where attrelid = 'subject_keys'::regclass and attname = 'erased_to' and not attisdropped)";

    private final JdbcClient jdbc;

    EndedKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Destroys those of these keys that are there, and tells all processes; how many that were. */
    public long end(Collection<KeyId> keys) {
        return keys.isEmpty()
                ? 0
                : jdbc.sql(END)
                        .param(keys.stream().map(KeyId::value).distinct().toArray(UUID[]::new))
                        .query(Long.class)
                        .single();
    }

    /** The place that this table has reached; empty where it has none, as a table of the version before. */
    public Optional<Checkpoint> reached() {
        if (!jdbc.sql(KNOWS_ITS_PLACE).query(Boolean.class).single()) {
            jdbc.sql("alter table subject_keys add column if not exists erased_to text")
                    .update();
        }
        return jdbc.sql("select erased_to from subject_keys where id = ? and erased_to is not null")
                .param(NOBODY)
                .query(String.class)
                .optional()
                .map(EndedKeys::parse);
    }

    /** All that the log says up to this place is done in this table. */
    public void reach(Checkpoint place) {
        jdbc.sql(PUT)
                .params(NOBODY, NOBODY, place.incarnation() + "/" + place.position() + "/" + place.hash())
                .update();
    }

    /** So many keys were there again. What was found a year ago is told no more. */
    public void tell(long revived) {
        jdbc.sql("with old as (delete from revived_keys where found_at < now() - interval '1 year')"
                        + " insert into revived_keys (keys) values (?)")
                .param(revived)
                .update();
    }

    private static Checkpoint parse(String place) {
        var parts = place.split("/", -1);
        return new Checkpoint(UUID.fromString(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
