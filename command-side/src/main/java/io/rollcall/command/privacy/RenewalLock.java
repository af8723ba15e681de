// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Held, until the end of a transaction, shared by whoever uses the ring's current keys, alone by whoever is about to
 * remove one.
 */
final class RenewalLock {

    private static final long KEY = 0x726f6c6c0001L;

    private RenewalLock() {}

    static void share(JdbcClient jdbc) {
        ask(jdbc, "select 1 from pg_advisory_xact_lock_shared(?)");
    }

    static void take(JdbcClient jdbc) {
        ask(jdbc, "select 1 from pg_advisory_xact_lock(?)");
    }

    private static void ask(JdbcClient jdbc, String sql) {
        jdbc.sql(sql).param(KEY).query(Integer.class).single();
    }
}
