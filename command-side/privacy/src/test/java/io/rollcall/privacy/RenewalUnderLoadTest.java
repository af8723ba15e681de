// SPDX-License-Identifier: Apache-2.0
package io.rollcall.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.privacy.Identifiers.Identifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While the keys are renewed, numbers are found and allotted as ever, in this process and in others. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RenewalUnderLoadTest {

    private static final int KNOWN = 400;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Identifier> seen = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private HikariDataSource source;
    private TestPrivacy one;
    private TestPrivacy other;

    @BeforeEach
    void start() {
        source = TestPrivacy.newDatabase();
        source.setMaximumPoolSize(8);
        one = process();
        other = process();
        IntStream.range(0, KNOWN).forEach(n -> allot(one, phone(n)));
        allot(other, phone(0));
        slowest.set(0);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        source.close();
    }

    @Test
    void eachValueHasOneIdAndIsFoundWhileManyAskAndKeysAreRenewed() throws Exception {
        var next = new AtomicInteger(KNOWN);
        var ended = new CompletableFuture<Void>();
        var asking = List.of(one, other, one, other).stream()
                .map(process -> threads.submit(() -> {
                    while (!ended.isDone()) {
                        ask(process, next);
                    }
                    return null;
                }))
                .toList();
        for (int n = 0; n < 3; n++) {
            one.renewal().renew();
        }
        ended.complete(null);
        for (var each : asking) {
            each.get();
        }
        assertThat(next.get()).isGreaterThan(KNOWN);
        assertAllAreFoundOnce();
    }

    @Test
    void nobodyWaitsForARenewalThatStandsStillInTheMiddle() throws Exception {
        Future<?> renewal;
        try (var holding = source.getConnection()) {
            holdLastIdentifier(holding);
            renewal = threads.submit(one.renewal()::renew);
            awaitRowsOfTwoKeys();
            for (var process : List.of(other, one)) {
                IntStream.range(0, KNOWN).forEach(n -> find(process, phone(n)));
            }
            for (int n = KNOWN; n < KNOWN + 50; n++) {
                var phone = phone(n);
                var there = threads.submit(() -> allot(other, phone));
                assertThat(allot(one, phone)).isEqualTo(there.get());
            }
            assertThat(other.keys().take()).isNotNull();
            holding.rollback();
        }
        renewal.get();
        assertAllAreFoundOnce();
    }

    @Test
    void aRenewalThatWaitsForATransactionHoldsUpNobody() throws Exception {
        Future<?> renewal;
        try (var holding = source.getConnection()) {
            holding.setAutoCommit(false);
            execute(holding, "select pg_advisory_xact_lock_shared(" + 0x726f6c6c0001L + ")");
            renewal = threads.submit(one.renewal()::renew);
            awaitTrue("select exists (select from pg_locks where locktype = 'advisory' and not granted"
                    + " and database = (select oid from pg_database where datname = current_database()))");
            for (int n = KNOWN; n < KNOWN + 20; n++) {
                allot(other, phone(n));
            }
            assertThat(renewal.isDone()).isFalse();
            holding.rollback();
        }
        renewal.get();
        assertAllAreFoundOnce();
    }

    private void ask(TestPrivacy process, AtomicInteger next) {
        find(process, phone(next.get() % KNOWN));
        var number = next.get();
        allot(process, phone(number)); // the other threads just then do so too
        next.compareAndSet(number, number + 1);
        find(process, phone(number));
    }

    private void find(TestPrivacy process, String phone) {
        var found = timed(() -> process.identifiers().find("phone", phone));
        assertThat(found).as(phone).hasValue(seen.get(phone));
    }

    private Identifier allot(TestPrivacy process, String phone) {
        var allotted = timed(() -> process.identifiers().allot("phone", phone));
        var before = seen.putIfAbsent(phone, allotted);
        assertThat(allotted).as(phone).isEqualTo(before == null ? allotted : before);
        return allotted;
    }

    private <T> T timed(Supplier<T> call) {
        var start = System.nanoTime();
        var result = call.get();
        slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
        return result;
    }

    private void assertAllAreFoundOnce() {
        assertThat(Duration.ofNanos(slowest.get())).isLessThan(Duration.ofSeconds(1));
        var afterwards = process();
        seen.keySet().forEach(phone -> find(afterwards, phone));
        assertThat(jdbc().sql("select count(*) from identifiers")
                        .query(Integer.class)
                        .single())
                .isEqualTo(seen.size());
        assertThat(jdbc().sql("select count(*) from ring_keys")
                        .query(Integer.class)
                        .single())
                .isEqualTo(KeyRing.RELIED_ON.size());
        assertThat(afterwards.ring().isHalfRenewed()).isFalse();
    }

    private void holdLastIdentifier(Connection holding) throws SQLException {
        holding.setAutoCommit(false);
        execute(holding, "select from identifiers order by id desc limit 1 for update");
    }

    private void awaitRowsOfTwoKeys() {
        awaitTrue("select count(distinct digest_key) = 2 from identifiers");
    }

    private void awaitTrue(String sql) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!jdbc().sql(sql).query(Boolean.class).optional().orElse(false)) {
            assertThat(System.nanoTime()).as(sql).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String phone(int n) {
        return "+7925" + (1_000_000 + n);
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    private TestPrivacy process() {
        return TestPrivacy.over(source, folder.resolve("ring"));
    }
}
