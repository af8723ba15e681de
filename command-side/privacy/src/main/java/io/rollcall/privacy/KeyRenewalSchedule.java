// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import io.rollcall.privacy.KeyRing.Purpose;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the keys when they have lived for as long as they may; of several processes, one does it. */
final class KeyRenewalSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRenewalSchedule.class);
    private static final long LOCK = 0x726f6c6c0002L;

    private final KeyRing ring;
    private final KeyRenewal renewal;
    private final DataSource source;
    private final Clock clock;
    private final Duration lifetime;

    KeyRenewalSchedule(KeyRing ring, KeyRenewal renewal, DataSource source, Clock clock, Duration lifetime) {
        this.ring = ring;
        this.renewal = renewal;
        this.source = source;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    void renewWhenDue() throws SQLException {
        if (!isDue()) {
            return;
        }
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            if (ask(statement, "select pg_try_advisory_lock(" + LOCK + ")")) {
                try {
                    renewIfStillDue(() -> confirm(statement));
                } finally {
                    ask(statement, "select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        }
    }

    /** A process that has stood still may have lost the lock: it must not end what another has begun since. */
    private static void confirm(Statement locked) {
        try {
            ask(locked, "select true");
        } catch (SQLException e) {
            throw new IllegalStateException("the lock is lost", e);
        }
    }

    private void renewIfStillDue(Runnable confirmed) {
        if (isDue()) {
            try {
                renewal.renewAsLongAs(confirmed);
                LOG.info("The wrapping and digest keys are renewed; the old ones are destroyed");
            } catch (RuntimeException e) {
                LOG.warn("The renewal of the keys was cut off and will go on within an hour: {}", e.getMessage());
            }
        }
    }

    /**
     * By the file, which another process may have renewed meanwhile. A renewal that was cut off is done again at once.
     */
    private boolean isDue() {
        ring.reload();
        return ring.isHalfRenewed()
                || !clock.instant().isBefore(ring.madeAt(Purpose.WRAPPING).plus(lifetime));
    }

    private static boolean ask(Statement statement, String sql) throws SQLException {
        try (var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
