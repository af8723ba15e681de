// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.privacy.KeyRing.Purpose;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** New subject keys. Many are made ahead at a time, so that no caller waits for one. */
final class KeySupply {

    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RingKeys ringKeys;
    private final int ahead;
    private final BiConsumer<KeyId, SecretKey> made;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock making = new ReentrantLock();
    private final Queue<KeyId> unused = new ConcurrentLinkedQueue<>();

    /**
     * @param ahead how many are made at a time
     * @param made is told of each key that is there from now on
     */
    KeySupply(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KeyRing ring,
            int ahead,
            BiConsumer<KeyId, SecretKey> made) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ringKeys = new RingKeys(jdbc, ring);
        this.ahead = ahead;
        this.made = made;
    }

    /**
     * So many that nobody has.
     *
     * @param lost is run where what was made ahead is gone, since the database was restored from before
     */
    List<KeyId> take(int many, Runnable lost) {
        if (many > ahead) {
            return make(many);
        }
        var ready = ready(many);
        if (areThere(ready)) {
            return ready;
        }
        lost.run();
        return ready(many);
    }

    /** What was made ahead may be gone. */
    void forget() {
        unused.clear();
    }

    private List<KeyId> ready(int many) {
        var ready = new ArrayList<KeyId>(many);
        while (ready.size() < many) {
            var next = unused.poll();
            if (next == null) {
                makeAhead();
            } else {
                ready.add(next);
            }
        }
        return ready;
    }

    private void makeAhead() {
        making.lock();
        try {
            if (unused.isEmpty()) {
                unused.addAll(make(ahead));
            }
        } finally {
            making.unlock();
        }
    }

    /** One look by the primary key. */
    private boolean areThere(List<KeyId> keys) {
        return jdbc.sql("select count(*) from subject_keys where id = any(?) and wrapped is not null")
                        .param(keys.stream().map(KeyId::value).toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == keys.size();
    }

    /** Makes keys under the wrapping key that is current for all, so that a renewal elsewhere misses none of them. */
    private List<KeyId> make(int many) {
        return Objects.requireNonNull(transaction.execute(status -> {
            RenewalLock.share(jdbc);
            return insert(ringKeys.current(Purpose.WRAPPING), random(many));
        }));
    }

    private Map<KeyId, SecretKey> random(int many) {
        var keys = new LinkedHashMap<KeyId, SecretKey>();
        for (int i = 0; i < many; i++) {
            var bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            keys.put(new KeyId(UUID.randomUUID()), new SecretKeySpec(bytes, "AES"));
        }
        return keys;
    }

    private List<KeyId> insert(KeyRing.Entry wrapping, Map<KeyId, SecretKey> keys) {
        var ids = keys.keySet().stream().map(KeyId::value).toArray(UUID[]::new);
        var wrapped = keys.entrySet().stream()
                .map(entry -> KeyWrapping.wrap(wrapping, entry.getKey(), entry.getValue()))
                .toArray(byte[][]::new);
        jdbc.sql("insert into subject_keys (id, wrapping_key, wrapped, made_at)"
                        + " select id, ?, wrapped, now() from unnest(?, ?) as made (id, wrapped)")
                .params(wrapping.id(), ids, wrapped)
                .update();
        keys.forEach(made);
        return List.copyOf(keys.keySet());
    }
}
