// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Held until the end of a transaction: shared by transactions that make rows under the current keys; held alone, for an
 * instant, by the one that changes which keys those are.
 */
final class RenewalLock {

    private static final long KEY = 0x726f6c6c0001L;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Transactions that share it queue behind one that waits to hold it alone, and wait no longer than this. */
    private static final Duration WAIT = Duration.ofMillis(200);

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int TRIES = 40;

    private RenewalLock() {}

    static void share(JdbcClient jdbc) {
        ask(jdbc, "select 1 from pg_advisory_xact_lock_shared(?)");
    }

    /**
     * Does this alone, in a transaction of its own, as soon as the transactions that share the lock leave room for it.
     */
    static void alone(JdbcClient jdbc, TransactionTemplate transaction, Runnable action) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                transaction.executeWithoutResult(status -> {
                    jdbc.sql("set local lock_timeout = " + WAIT.toMillis()).update();
                    ask(jdbc, "select 1 from pg_advisory_xact_lock(?)");
                    action.run();
                });
                return;
            } catch (DataAccessException e) {
                if (!(e.getRootCause() instanceof SQLException cause)
                        || !LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IllegalStateException("Some transaction uses the current keys and does not end");
    }

    private static void ask(JdbcClient jdbc, String sql) {
        jdbc.sql(sql).param(KEY).query(Integer.class).single();
    }
}
