// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Purpose;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Renews the wrapping and the digest key and destroys the old ones, so that a backup from before holds nothing that can
 * still be read. Each step may be the last before a crash: the next renewal goes on and ends complete.
 */
public final class KeyRenewal {

    private final KeyRing ring;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RingKeys ringKeys;
    private final WrappingRenewal wrappings;
    private final DigestRenewal digests;
    private final LookRenewal looks;

    /** Up to {@code step} rows are changed in one transaction. */
    KeyRenewal(KeyRing ring, Keys keys, LookRenewal looks, JdbcClient jdbc, TransactionTemplate transaction, int step) {
        this.ring = ring;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ringKeys = new RingKeys(jdbc, ring);
        this.wrappings = new WrappingRenewal(jdbc, ring, step);
        this.digests = new DigestRenewal(jdbc, keys, step);
        this.looks = looks;
    }

    /**
     * Makes new keys, puts everything live under them while service goes on, then destroys the old ones. For one
     * process at a time.
     */
    public void renew() {
        renewAsLongAs(() -> {});
    }

    /** @param confirmed fails where another process may have begun to; asked before each step that ends anything */
    void renewAsLongAs(Runnable confirmed) {
        ring.beginRenewal();
        var wrapping = ring.current(Purpose.WRAPPING);
        var digest = ring.current(Purpose.DIGEST);
        confirmed.run();
        // After this no transaction starts under an old key, and all that had started are done: none is left behind.
        RenewalLock.alone(jdbc, transaction, () -> {
            ringKeys.add(wrapping);
            ringKeys.add(digest);
        });
        wrappings.putUnder(wrapping);
        digests.putUnder(digest);
        looks.catchUp(() -> {});
        confirmed.run();
        ringKeys.retireAllBut(wrapping, digest);
        confirmed.run();
        ring.endRenewal(List.of(wrapping, digest));
    }
}
