// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import io.rollcall.command.privacy.KeyRing.Purpose;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Renews the wrapping and the digest key and destroys the old ones, so that a backup from before holds nothing that can
 * still be read. Each step may be the last before a crash: the next renewal begins again and ends complete.
 */
public final class KeyRenewal {

    private final KeyRing ring;
    private final SubjectKeys keys;
    private final Identifiers identifiers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyRenewal(
            KeyRing ring, SubjectKeys keys, Identifiers identifiers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.ring = ring;
        this.keys = keys;
        this.identifiers = identifiers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes new keys, puts everything live under them, then destroys the old ones. For one process at a time. */
    public void renew() {
        ring.beginRenewal();
        var current = List.of(ring.current(Purpose.WRAPPING), ring.current(Purpose.DIGEST));
        keys.wrapAnew(); // nearly all, while others go on
        identifiers.renewDigests();
        // From here on nobody starts under an old key, and whoever had started is done: only now none is left behind.
        transaction.executeWithoutResult(status -> RenewalLock.take(jdbc));
        keys.wrapAnew();
        ring.endRenewal(current);
    }
}
