// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.limit;

import static io.rollcall.command.limit.LimitProperties.Mode.ENFORCE;
import static io.rollcall.command.limit.LimitProperties.Mode.RECORD;
import static io.rollcall.command.limit.LimitsFixture.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.limit.BucketKey;
import io.rollcall.command.limit.Budget;
import io.rollcall.command.limit.CountedBuckets;
import io.rollcall.command.limit.LimitsFixture;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.limit.LimitCommand.RecordClosing;
import io.rollcall.contracts.limit.LimitDecision;
import io.rollcall.contracts.shared.Unavailable;
import io.rollcall.privacy.TestPrivacy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The limiter over a real PostgreSQL, as several processes have it. Rows are counted, so one test at a time. */
@ResourceLock("limit_buckets")
class PostgresBucketsTest {

    private static HikariDataSource database;

    private final LimitsFixture fixture = new LimitsFixture();
    private final PostgresBuckets buckets = new PostgresBuckets(database, fixture.clock);
    private final String somebody = UUID.randomUUID().toString();

    @BeforeAll
    static void migrate() {
        database = TestPrivacy.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void grantsWhatTheBudgetHoldsAndThenSaysWhenToComeBack() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "3/1h"));
        var charge = Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody);
        assertThat(granted(limits, charge, 5)).isEqualTo(3);
        var decision = limits.take(charge).join();
        assertThat(decision).isInstanceOfSatisfying(LimitDecision.Closed.class, closed -> {
            assertThat(closed.dimension()).isEqualTo(Dimension.ACCOUNT);
            assertThat(closed.retryAfterSeconds()).isBetween(1190L, 1200L);
        });
        fixture.pass(Duration.ofMinutes(21));
        assertThat(granted(limits, charge, 2)).isEqualTo(1);
    }

    @Test
    void processesShareTheBudget() {
        var one = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "10/1h"));
        var other = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "10/1h"));
        var charge = Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody);
        assertThat(granted(one, charge, 6) + granted(other, charge, 6) + granted(one, charge, 6))
                .isEqualTo(10);
    }

    @Test
    void whatOneBudgetRefusesIsTakenFromNone() {
        var budgets = Map.of(Dimension.PREFIX, "10/1h", Dimension.NUMBER, "1/1h");
        var limits = fixture.limits(buckets, ENFORCE, Cost.CODE, budgets);
        var charge = Charge.of(Cost.CODE).by(Dimension.PREFIX, somebody);
        assertThat(granted(limits, charge.by(Dimension.NUMBER, somebody), 100)).isEqualTo(1);
        assertThat(granted(limits, charge, 20)).isEqualTo(9);
    }

    @Test
    void aHundredAtOnceCountAsAHundred() {
        var limits =
                fixture.limits(buckets, ENFORCE, Cost.GUESS, Map.of(Dimension.ALL, "none", Dimension.NUMBER, "7/1h"));
        var charge = Charge.of(Cost.GUESS).by(Dimension.NUMBER, somebody);
        var granted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100).forEach(i -> threads.execute(() -> granted.addAndGet(granted(limits, charge, 1))));
        }
        assertThat(granted).hasValue(7);
    }

    @Test
    void whatIsGivenBackCanBeTakenAtOnceAndNeverMore() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "3/1h"));
        var charge = Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody);
        assertThat(granted(limits, charge, 4)).isEqualTo(3);
        limits.giveBack(charge).join();
        assertThat(granted(limits, charge, 4)).isEqualTo(1);
        limits.giveBack(charge.times(50)).join();
        assertThat(granted(limits, charge, 50)).isEqualTo(3);
    }

    @Test
    void severalRatesOfABudgetHaveAllToSuffice() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "2/1m 5/1d"));
        var charge = Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody);
        assertThat(granted(limits, charge, 9)).isEqualTo(2);
        fixture.pass(Duration.ofMinutes(2));
        assertThat(granted(limits, charge, 9)).isEqualTo(2);
        fixture.pass(Duration.ofMinutes(2));
        assertThat(granted(limits, charge, 9)).isEqualTo(1);
    }

    @Test
    void aClosingIsToldOnceAndRefusalsAreCounted() {
        var one = fixture.limits(buckets, ENFORCE, Cost.WRONG_CODE, Map.of(Dimension.NUMBER, "2/1d"));
        var other = fixture.limits(buckets, ENFORCE, Cost.WRONG_CODE, Map.of(Dimension.NUMBER, "2/1d"));
        var charge = Charge.of(Cost.WRONG_CODE).by(Dimension.NUMBER, somebody);
        granted(one, charge, 102);
        granted(other, charge, 100);
        assertThat(fixture.told).containsExactly(new RecordClosing("wrong-code", "number", 1, false));
        assertThat(fixture.refused("wrong-code", "number")).isEqualTo(200);
    }

    @Test
    void manyClosingsAreToldTogether() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.WRONG_CODE, Map.of(Dimension.NUMBER, "1/1d"));
        IntStream.range(0, 20)
                .mapToObj(i -> Charge.of(Cost.WRONG_CODE).by(Dimension.NUMBER, somebody + i))
                .forEach(charge -> granted(limits, charge, 3));
        assertThat(fixture.told).hasSize(1);
        fixture.pass(Duration.ofMinutes(1));
        granted(limits, Charge.of(Cost.WRONG_CODE).by(Dimension.NUMBER, somebody), 3);
        assertThat(fixture.told).extracting(RecordClosing::closings).containsExactly(1L, 20L);
    }

    @Test
    void recordingDecidesCountsAndTellsAndRefusesNothing() {
        var limits = fixture.limits(buckets, RECORD, Cost.CODE, Map.of(Dimension.ACCOUNT, "3/1h"));
        assertThat(granted(limits, Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody), 10))
                .isEqualTo(10);
        assertThat(fixture.refused("code", "account")).isEqualTo(7);
        assertThat(fixture.told).containsExactly(new RecordClosing("code", "account", 1, true));
    }

    @Test
    void frequentCostsAreTakenInPortionsAndNeverBeyondTheBudget() {
        var counted = new CountedBuckets(buckets);
        var one = fixture.limits(counted, ENFORCE, Cost.LOOK_UP, Map.of(Dimension.USER, "1000/1d"));
        var other = fixture.limits(counted, ENFORCE, Cost.LOOK_UP, Map.of(Dimension.USER, "1000/1d"));
        var charge = Charge.of(Cost.LOOK_UP).by(Dimension.USER, somebody);
        assertThat(granted(one, charge, 700)).isEqualTo(700);
        assertThat(counted.calls()).isEqualTo(14);
        assertThat(granted(other, charge, 700)).isEqualTo(300);
        assertThat(counted.calls()).isLessThan(30);
    }

    @Test
    void manyWhoLackTokensAtOnceTakeOnePortionAmongThem() {
        var counted = new CountedBuckets(buckets);
        var limits = fixture.limits(counted, ENFORCE, Cost.LOOK_UP, Map.of(Dimension.USER, "1000/1d"));
        var charge = Charge.of(Cost.LOOK_UP).by(Dimension.USER, somebody);
        var granted = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 50).forEach(i -> threads.execute(() -> granted.addAndGet(granted(limits, charge, 1))));
        }
        assertThat(granted).hasValue(50);
        assertThat(counted.calls()).isEqualTo(1);
    }

    /** A /48 is counted as one network, so that its 65,536 /64s make no more rows than the network is granted. */
    @Test
    void anAttackerWithManyNetworksOfIpv6MakesNoMoreRowsThanAreGranted() {
        var budgets = Map.of(Dimension.NETWORK, "5/1d", Dimension.ADDRESS, "2/1d");
        var limits = fixture.limits(buckets, ENFORCE, Cost.PASSWORD, budgets);
        var before = rows();
        for (var i = 0; i < 300; i++) {
            var client = ClientAddress.of("2001:db8:77:%x::1".formatted(i));
            limits.take(Charge.of(Cost.PASSWORD).by(client)).join();
        }
        assertThat(rows() - before).isEqualTo(1 + 5 + 1); // the network, its addresses, that it was told of
    }

    @Test
    void bucketsThatAreFullAgainAreRemoved() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.MAIL, Map.of(Dimension.MAIL, "5/1d"));
        limits.take(Charge.of(Cost.MAIL).by(Dimension.MAIL, somebody)).join();
        var row = BucketKey.of(LimitsFixture.DIGESTS, Cost.MAIL, Dimension.MAIL, Budget.of("5/1d"), somebody);
        var expiry = JdbcClient.create(database)
                .sql("select expires_at from limit_buckets where digest = ?")
                .param(row.digest())
                .query(Long.class)
                .single();
        assertThat(Duration.ofMillis(expiry - System.currentTimeMillis()))
                .isBetween(Duration.ofHours(4), Duration.ofHours(5)); // one of five, and a minute
        JdbcClient.create(database)
                .sql("update limit_buckets set expires_at = 0 where digest = ?")
                .param(row.digest())
                .update();
        var before = rows();
        buckets.removeExpired();
        assertThat(rows()).isEqualTo(before - 1);
    }

    @Test
    void whatIsStoredNamesNobody() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.MAIL, Map.of(Dimension.MAIL, "5/1d"));
        limits.take(Charge.of(Cost.MAIL).by(Dimension.MAIL, "ada@example.org")).join();
        var stored = JdbcClient.create(database)
                .sql("select digest || encode(coalesce(state, ''), 'escape') from limit_buckets")
                .query(String.class)
                .list();
        assertThat(stored).isNotEmpty().noneMatch(row -> row.contains("example.org")); // "ada" is hexadecimal too
    }

    @Test
    void withoutPostgresSecretsAreNotTriedAndLookUpsGoOn() {
        try (var away = new HikariDataSource()) {
            away.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
            away.setConnectionTimeout(250);
            away.setInitializationFailTimeout(-1);
            var gone = new PostgresBuckets(away, fixture.clock);
            var codes = fixture.limits(gone, ENFORCE, Cost.WRONG_CODE, Map.of(Dimension.ALL, "5/1d"));
            assertThatThrownBy(() -> codes.take(Charge.of(Cost.WRONG_CODE)).join())
                    .cause()
                    .isInstanceOf(Unavailable.class);
            var lookUps = fixture.limits(gone, ENFORCE, Cost.LOOK_UP, Map.of(Dimension.ALL, "5/1d"));
            assertThat(granted(lookUps, Charge.of(Cost.LOOK_UP), 1)).isEqualTo(1);
            var recorded = fixture.limits(gone, RECORD, Cost.WRONG_CODE, Map.of(Dimension.ALL, "5/1d"));
            assertThat(granted(recorded, Charge.of(Cost.WRONG_CODE), 1)).isEqualTo(1);
            codes.giveBack(Charge.of(Cost.WRONG_CODE)).join();
        }
    }

    /** A PostgreSQL that was restored knows nothing of the last budgets: they are made anew. */
    @Test
    void budgetsThatWereLostBeginAnew() {
        var limits = fixture.limits(buckets, ENFORCE, Cost.CODE, Map.of(Dimension.ACCOUNT, "3/1h"));
        var charge = Charge.of(Cost.CODE).by(Dimension.ACCOUNT, somebody);
        assertThat(granted(limits, charge, 4)).isEqualTo(3);
        JdbcClient.create(database).sql("delete from limit_buckets").update();
        fixture.pass(Duration.ofSeconds(1));
        assertThat(granted(limits, charge, 4)).isEqualTo(3);
    }

    private static long rows() {
        return JdbcClient.create(database)
                .sql("select count(*) from limit_buckets")
                .query(Long.class)
                .single();
    }
}
