// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** When identifiers of a test database are asked about. */
public record ExpiringIdentifiers(JdbcClient jdbc, IdentifierExpiry expiry) {

    public static ExpiringIdentifiers over(DataSource source) {
        var jdbc = JdbcClient.create(source);
        return new ExpiringIdentifiers(jdbc, new IdentifierExpiry(jdbc, new JdbcTransactionManager(source)));
    }

    /** When this one is asked about; empty for never. */
    public Optional<Instant> of(UUID id) {
        return jdbc.sql("select expires_at from identifiers where id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(Timestamp::toInstant);
    }

    /** Returns once a connection waits for a row that another has locked. */
    public void awaitSomebodyWhoWaits() {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!somebodyWaits()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database())")
                .query(Boolean.class)
                .single();
    }
}
