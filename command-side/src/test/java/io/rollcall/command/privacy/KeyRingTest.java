// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.privacy.KeyRing.Purpose;
import io.rollcall.embedded.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class KeyRingTest {

    private static final int PROCESSES = 8;

    @TempDir
    Path folder;

    @Test
    void processesThatStartAtOnceHaveTheSameKeysInMemoryAndInTheFile() throws Exception {
        var database = TestServers.newDatabase();
        try (var source = new HikariDataSource();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            source.setJdbcUrl(database.jdbcUrl());
            source.setUsername(database.user());
            source.setPassword(database.password());
            Flyway.configure().dataSource(source).load().migrate();
            var file = folder.resolve("ring");
            var starts = new ArrayList<Callable<KeyRing>>();
            for (int process = 0; process < PROCESSES; process++) {
                starts.add(() -> new PrivacyConfiguration()
                        .keyRing(
                                new PrivacyProperties(file, Duration.ofDays(30), 16),
                                JdbcClient.create(source),
                                new JdbcTransactionManager(source)));
            }
            var rings = threads.invokeAll(starts);
            var stored = KeyRing.at(file, false);
            for (var ring : rings) {
                for (var purpose : Purpose.values()) {
                    assertThat(ring.get().current(purpose).id())
                            .isEqualTo(stored.current(purpose).id());
                }
            }
        }
    }
}
