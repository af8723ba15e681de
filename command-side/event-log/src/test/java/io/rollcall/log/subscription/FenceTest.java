// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class FenceTest {

    private static final String SUBSCRIPTION = "policy";
    private static final String WRITE = "insert into work_done (number) select ?::bigint from mine";

    private final HikariDataSource source = LogDatabase.open();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final Fence fence = new Fence(SUBSCRIPTION, jdbc);

    @BeforeEach
    void own() {
        jdbc.sql("create table work_done (number bigint primary key)").update();
        TestOwnership.give(jdbc, SUBSCRIPTION, fence::ownedAs);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void theOwnerWrites() {
        fence.write(WRITE, 1L);
        assertThat(fence.isMine()).isTrue();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whoHasLostItWritesNothingAndIsTold() {
        TestOwnership.takeAway(jdbc, SUBSCRIPTION);
        assertThatThrownBy(() -> fence.write(WRITE, 1L)).isInstanceOf(Fence.NotOwned.class);
        assertThat(fence.isMine()).isFalse();
        assertThat(rows()).isZero();
    }

    @Test
    void whoNeverOwnedItWritesNothing() {
        var stranger = new Fence(SUBSCRIPTION, jdbc);
        assertThatThrownBy(() -> stranger.write(WRITE, 1L)).isInstanceOf(Fence.NotOwned.class);
        assertThat(stranger.isMine()).isFalse();
        assertThat(rows()).isZero();
    }

    /** Else a statement could find that it is the owner's, and write after the next one has begun. */
    @Test
    void nobodyOwnsItAnewBeforeAStatementIsDone() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connection = source.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into work_done (number) values (1)");
            var written = CompletableFuture.runAsync(() -> fence.write(WRITE, 1L), threads); // waits for that row
            awaitWaiting(1);
            var taken = CompletableFuture.runAsync(() -> TestOwnership.takeAway(jdbc, SUBSCRIPTION), threads);
            awaitWaiting(2);
            assertThat(taken).isNotDone();
            connection.rollback();
            written.get(10, TimeUnit.SECONDS);
            taken.get(10, TimeUnit.SECONDS);
        }
        assertThat(fence.isMine()).isFalse();
        assertThat(rows()).isEqualTo(1);
    }

    private void awaitWaiting(long statements) {
        var waiting =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (jdbc.sql(waiting).query(Long.class).single() < statements) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    private long rows() {
        return jdbc.sql("select count(*) from work_done").query(Long.class).single();
    }
}
