// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.aggregate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Draws the numbers that ids of aggregates are made of, from sequences of PostgreSQL. No number is drawn twice, in any
 * process; some may never be used. Each call blocks for one statement.
 */
public final class IdSequences {

    private final JdbcClient jdbc;

    public IdSequences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a sequence, which a migration has made. */
    public long next(String sequence) {
        return jdbc.sql("select nextval(?::regclass)")
                .param(sequence)
                .query(Long.class)
                .single();
    }

    /** Leaves out so many numbers: what was drawn before a restore of the database is not drawn again. */
    public void skip(String sequence, long numbers) {
        jdbc.sql("select setval('%1$s', (select last_value from %1$s) + ?)".formatted(sequence))
                .param(numbers)
                .query(Long.class)
                .single();
    }
}
