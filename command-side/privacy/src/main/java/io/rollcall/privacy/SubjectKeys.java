// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.privacy.KeyId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Subject keys in PostgreSQL, each wrapped by the ring's wrapping key; the newest used ones are kept in memory. */
final class SubjectKeys implements Keys {

    /** A key as looked up; {@code null} inside means destroyed, which is worth remembering too. */
    private record Known(@Nullable SecretKey key) {}

    /** How long this process may go on with a key that was destroyed elsewhere, if it does not hear of that. */
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final KeyRing ring;
    private final KeySupply supply;
    private final AtomicLong ends = new AtomicLong();
    private final Cache<KeyId, Known> known =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(TRUSTED).build();

    SubjectKeys(JdbcClient jdbc, TransactionTemplate transaction, KeyRing ring, int ahead) {
        this.jdbc = jdbc;
        this.ring = ring;
        this.supply = new KeySupply(jdbc, transaction, ring, ahead, (id, key) -> known.put(id, new Known(key)));
    }

    @Override
    public KeyId take() {
        return take(1).getFirst();
    }

    @Override
    public List<KeyId> take(int many) {
        return supply.take(many, this::forget);
    }

    @Override
    public void forget() {
        ends.incrementAndGet();
        supply.forget();
        known.invalidateAll();
    }

    @Override
    public byte[] seal(KeyId key, byte[] plain, String context) {
        return find(key).map(secret -> AesGcm.seal(secret, plain, context)).orElseThrow(() -> new KeyDestroyed(key));
    }

    @Override
    public Optional<byte[]> open(KeyId key, byte[] sealed, String context) {
        return find(key).map(secret -> AesGcm.open(secret, sealed, context));
    }

    @Override
    public void load(Collection<KeyId> keys) {
        var missing = keys.stream()
                .filter(key -> known.getIfPresent(key) == null)
                .map(KeyId::value)
                .distinct()
                .toArray(UUID[]::new);
        if (missing.length > 0) {
            fetch(missing);
        }
    }

    @Override
    public long ends() {
        return ends.get();
    }

    @Override
    public void destroy(KeyId key) {
        KeyEnds.end(jdbc, key);
        afterCommit(() -> ended(key));
    }

    /** A key has been destroyed, here or elsewhere: from now on this process does without it too. */
    void ended(KeyId key) {
        known.put(key, new Known(null));
        ends.incrementAndGet();
    }

    /** Any key may have been destroyed elsewhere: all are looked up again. */
    void doubtAll() {
        known.asMap().values().removeIf(it -> it.key() != null);
        ends.incrementAndGet();
    }

    /** At once where no transaction is open; a transaction that is rolled back destroys nothing. */
    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private Optional<SecretKey> find(KeyId id) {
        var found = known.getIfPresent(id);
        if (found == null) {
            found = fetch(id.value()).get(id);
        }
        if (found == null) {
            throw new KeyLost(id);
        }
        return Optional.ofNullable(found.key());
    }

    private Map<KeyId, Known> fetch(UUID... ids) {
        try {
            return read(ids);
        } catch (KeyWrapping.KeyMissing e) {
            return read(ids); // a renewal may have wrapped it anew, and ended, since its row was read
        }
    }

    private Map<KeyId, Known> read(UUID... ids) {
        var fetched = new HashMap<KeyId, Known>();
        jdbc.sql("select id, wrapping_key, wrapped from subject_keys where id = any(?)")
                .param(ids)
                .query(row -> {
                    var id = new KeyId(row.getObject(1, UUID.class));
                    var wrapped = row.getBytes(3);
                    var key = wrapped == null
                            ? null
                            : KeyWrapping.unwrap(ring, row.getObject(2, UUID.class), id, wrapped);
                    fetched.put(id, remember(id, new Known(key)));
                });
        return fetched;
    }

    /** What was read may be older than the key's end, which is for good. */
    private Known remember(KeyId id, Known read) {
        return known.asMap().merge(id, read, (old, fresh) -> old.key() == null ? old : fresh);
    }
}
