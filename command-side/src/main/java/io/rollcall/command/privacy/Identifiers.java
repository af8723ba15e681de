// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.command.privacy.KeyRing.Purpose;
import io.rollcall.contracts.privacy.KeyId;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Allots a random id to each personal value, such as a phone number, so that events can speak of it without telling it.
 * The value is found again by a keyed digest; digests are made anew whenever the digest key is renewed.
 */
public final class Identifiers {

    /** An id for a value, and the key of the subject it stands for. */
    public record Identifier(UUID id, KeyId key) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyRing ring;
    private final Keys keys;
    private volatile KeyRing.@Nullable Entry digestKey;

    Identifiers(JdbcClient jdbc, TransactionTemplate transaction, KeyRing ring, Keys keys) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ring = ring;
        this.keys = keys;
    }

    /**
     * The identifier of a value, if it has one: asked of the database each time, for it may be forgotten. The value is
     * compared as given: normalise it first.
     */
    public Optional<Identifier> find(String kind, String value) {
        var known = digestKey;
        var key = known == null ? refreshDigestKey() : known;
        while (true) {
            var found = find(kind, digest(key, kind, value));
            var now = found.isPresent() ? key : refreshDigestKey();
            if (now.id().equals(key.id())) {
                return found;
            }
            key = now; // the digests were renewed meanwhile
        }
    }

    /**
     * The identifier of a value; a new one where it has none. A new one is not flushed to disk by itself: the event
     * that first speaks of it comes later in the same write-ahead log and carries it along.
     */
    public Identifier allot(String kind, String value) {
        return find(kind, value).orElseGet(() -> {
            var key = keys.take(); // not within the transaction: a key outlives it, however it ends
            return Objects.requireNonNull(transaction.execute(status -> insert(kind, value, key)));
        });
    }

    private Identifier insert(String kind, String value, KeyId key) {
        jdbc.sql("set local synchronous_commit = off").update();
        RenewalLock.share(jdbc);
        var digest = digest(refreshDigestKey(), kind, value);
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into identifiers (kind, digest, id, key, sealed) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(kind, digest, id, key.value(), keys.seal(key, value.getBytes(UTF_8), id.toString()))
                .update();
        return find(kind, digest).orElseThrow();
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

    /** Makes every digest anew under the ring's current digest key; whose subject is erased, is forgotten. */
    void renewDigests() {
        transaction.executeWithoutResult(status -> {
            RenewalLock.take(jdbc);
            var current = ring.current(Purpose.DIGEST);
            jdbc.sql("select kind, digest, id, key, sealed from identifiers")
                    .query((row, n) -> new Row(
                            row.getString(1),
                            row.getBytes(2),
                            row.getObject(3, UUID.class),
                            new KeyId(row.getObject(4, UUID.class)),
                            row.getBytes(5)))
                    .list()
                    .forEach(row -> renew(row, current));
            jdbc.sql("update digest_key set id = ?").param(current.id()).update();
        });
    }

    private void renew(Row row, KeyRing.Entry key) {
        keys.open(row.key, row.sealed, row.id.toString())
                .ifPresentOrElse(
                        value -> jdbc.sql("update identifiers set digest = ? where id = ?")
                                .params(digest(key, row.kind, new String(value, UTF_8)), row.id)
                                .update(),
                        () -> jdbc.sql("delete from identifiers where id = ?")
                                .param(row.id)
                                .update());
    }

    private Optional<Identifier> find(String kind, byte[] digest) {
        return jdbc.sql("select id, key from identifiers where kind = ? and digest = ?")
                .params(kind, digest)
                .query((row, n) ->
                        new Identifier(row.getObject(1, UUID.class), new KeyId(row.getObject(2, UUID.class))))
                .optional();
    }

    /** The key that made the digests in the table, as the table says; at the very first, the ring's. */
    private KeyRing.Entry refreshDigestKey() {
        var id = jdbc.sql("select id from digest_key")
                .query(UUID.class)
                .optional()
                .orElseGet(this::firstDigestKey);
        var key = ring.find(id).orElseThrow(() -> new IllegalStateException("The key ring lacks the digest key " + id));
        digestKey = key;
        return key;
    }

    private UUID firstDigestKey() {
        jdbc.sql("insert into digest_key (id) values (?) on conflict do nothing")
                .param(ring.current(Purpose.DIGEST).id())
                .update();
        return jdbc.sql("select id from digest_key").query(UUID.class).single();
    }

    private static byte[] digest(KeyRing.Entry key, String kind, String value) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key.key());
            mac.update(kind.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private record Row(String kind, byte[] digest, UUID id, KeyId key, byte[] sealed) {}
}
