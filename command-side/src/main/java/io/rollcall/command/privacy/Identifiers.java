// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.command.privacy.KeyRing.Purpose;
import io.rollcall.contracts.privacy.KeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Allots a random id to each personal value, such as a phone number, so that events can speak of it without telling it.
 * The value is found again by a keyed digest. Digests are made anew whenever the digest key is renewed; until that is
 * done some rows have digests of the old key, and a look-up asks for both.
 */
public final class Identifiers {

    /** An id for a value, and the key of the subject it stands for. */
    public record Identifier(UUID id, KeyId key) {}

    /**
     * What one look into the table says.
     *
     * @param digestKeys the keys that rows of that moment have digests of; new ones are of the last
     */
    private record Look(Optional<Identifier> found, List<UUID> digestKeys) {

        static Look of(ResultSet row) throws SQLException {
            var keys = row.getArray(1);
            var id = row.getObject(2, UUID.class);
            return new Look(
                    id == null
                            ? Optional.empty()
                            : Optional.of(new Identifier(id, new KeyId(row.getObject(3, UUID.class)))),
                    keys == null ? List.of() : List.of((UUID[]) keys.getArray()));
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyRing ring;
    private final RingKeys ringKeys;
    private final Keys keys;

    Identifiers(JdbcClient jdbc, TransactionTemplate transaction, KeyRing ring, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ring = ring;
        this.ringKeys = new RingKeys(jdbc, ring);
        this.keys = keys;
    }

    /**
     * The identifier of a value, if it has one: asked of the database each time, for it may be forgotten. The value is
     * compared as given: normalise it first.
     */
    public Optional<Identifier> find(String kind, String value) {
        return look(kind, value).found();
    }

    /**
     * The identifier of a value; a new one where it has none. A new one is not flushed to disk by itself: the event
     * that first speaks of it comes later in the same write-ahead log and carries it along.
     */
    public Identifier allot(String kind, String value) {
        return find(kind, value).orElseGet(() -> {
            var key = keys.take(); // not within the transaction: a key outlives it, however it ends
            var allotted = Optional.<Identifier>empty();
            while (allotted.isEmpty()) { // again only if another's was there and was forgotten in that moment
                allotted = Objects.requireNonNull(transaction.execute(status -> insert(kind, value, key)));
            }
            return allotted.get();
        });
    }

    /**
     * Forgets a value: its id stands for nothing any more, and the key of its subject is destroyed. The same value gets
     * a new id and a new key when it comes back. Whatever has been forgotten already stays so.
     */
    public void forget(String kind, UUID id) {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from identifiers where kind = ? and id = ? returning key")
                        .params(kind, id)
                        .query(UUID.class)
                        .optional()
                        .map(KeyId::new)
                        .ifPresent(keys::destroy));
    }

    /**
     * While this shares the lock, all processes make digests under the same key, so that the primary key keeps a value
     * from having two; and nobody adds rows under an older one, so that a look sees all of those.
     */
    private Optional<Identifier> insert(String kind, String value, KeyId key) {
        jdbc.sql("set local synchronous_commit = off").update();
        RenewalLock.share(jdbc);
        var look = look(kind, value);
        if (look.found().isPresent()) {
            return look.found();
        }
        var digestKey = ringKeys.find(look.digestKeys().getLast());
        var id = UUID.randomUUID();
        var sealed = keys.seal(key, value.getBytes(UTF_8), id.toString());
        var inserted = jdbc.sql("insert into identifiers (kind, digest, digest_key, id, key, sealed)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(kind, Digest.of(digestKey, kind, value), digestKey.id(), id, key.value(), sealed)
                .update();
        return inserted == 1 ? Optional.of(new Identifier(id, key)) : find(kind, value);
    }

    private Look look(String kind, String value) {
        var tried = ring.of(Purpose.DIGEST);
        while (true) {
            var look = look(kind, value, tried);
            var ids = tried.stream().map(KeyRing.Entry::id).toList();
            if (look.found().isPresent() || ids.containsAll(look.digestKeys())) {
                return look;
            }
            tried = look.digestKeys().stream().map(ringKeys::find).toList(); // another process renews them
        }
    }

    /** One statement, so that the keys and the rows are of the same moment. */
    private Look look(String kind, String value, List<KeyRing.Entry> digestKeys) {
        return jdbc.sql(
                        "select (select array_agg(id order by ordinal) from ring_keys where purpose = 'DIGEST'), found.id,"
                                + " found.key from (values (1)) as once"
                                + " left join identifiers as found on found.kind = ? and found.digest = any(?)")
                .params(
                        kind,
                        digestKeys.stream()
                                .map(key -> Digest.of(key, kind, value))
                                .toArray(byte[][]::new))
                .query((row, n) -> Look.of(row))
                .single();
    }
}
