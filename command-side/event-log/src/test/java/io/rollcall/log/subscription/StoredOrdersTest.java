// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.log.LogDatabase;
import io.rollcall.log.subscription.SubscriptionReport.Condition;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one process is told, another one obeys and a third one sees. */
class StoredOrdersTest {

    private final HikariDataSource source = LogDatabase.open();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final FixedLog log = new FixedLog(7);
    private final Following following = new Following("meetings");

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void areSeenByEveryProcessAndStandWhilePostgresqlIsAway() {
        jdbc.sql("insert into subscription_pauses values ('meetings')").update();
        skip("meetings", 12);
        var orders = new StoredOrders(jdbc);
        assertThat(orders.isPaused("meetings")).isTrue();
        assertThat(orders.isPaused("orders")).isFalse();
        assertThat(orders.isSkipped("meetings", 12)).isTrue();
        assertThat(orders.isSkipped("meetings", 13)).isFalse();
        assertThat(orders.isSkipped("orders", 12)).isFalse();
        source.close();
        assertThat(orders.isPaused("meetings")).isTrue();
        var late = new StoredOrders(jdbc);
        assertThatThrownBy(() -> late.isPaused("meetings"))
                .as("nobody begins that knows of no orders")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void thatWhichWasPassedOverIsOnRecord() {
        skip("meetings", 12);
        skip("meetings", 13);
        var orders = new StoredOrders(jdbc);
        orders.passed("meetings", 12);
        orders.keepPassed();
        assertThat(jdbc.sql("select position from subscription_skips where passed_at is not null")
                        .query(Long.class)
                        .list())
                .containsExactly(12L);
    }

    @Test
    void theOwnerSaysHowItStandsAndAnyProcessIsTold() {
        var owner = reports(1, "here/1");
        var other = reports(2, "there/2").reports();
        assertThat(other.all()).isEmpty();
        owner.subscription().start(UUID.randomUUID());
        following.position = 7;
        owner.reports().say();
        assertThat(other.all().get("meetings"))
                .isEqualTo(new SubscriptionReport("meetings", 1, "here/1", 7, 0, Condition.LIVE, null));

        log.head = 5_000;
        following.error = "java.lang.IllegalStateException";
        owner.reports().say();
        assertThat(other.all().get("meetings").condition()).isEqualTo(Condition.CATCHING_UP);
        assertThat(other.all().get("meetings").error()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aPauseIsObeyedByTheOwnerAndByTheNextOneUntilItIsTakenBack() {
        var owner = reports(1, "here/1");
        var next = reports(2, "there/2");
        owner.subscription().start(UUID.randomUUID());
        assertThat(following.running).isTrue();
        jdbc.sql("insert into subscription_pauses values ('meetings')").update();
        untilItRuns(owner, false);
        owner.reports().say();
        assertThat(next.reports().all().get("meetings").condition()).isEqualTo(Condition.PAUSED);
        owner.subscription().stop();

        next.subscription().start(UUID.randomUUID());
        next.subscription().tend();
        assertThat(following.running).isFalse();
        jdbc.sql("delete from subscription_pauses").update();
        untilItRuns(next, true);
        next.reports().say();
        assertThat(next.reports().all().get("meetings").condition()).isNotEqualTo(Condition.PAUSED);
    }

    private void untilItRuns(Process process, boolean running) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (following.running != running) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            process.subscription().tend();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private record Process(OwnedSubscription subscription, SubscriptionReports reports) {}

    private Process reports(int process, String name) {
        var orders = new StoredOrders(jdbc);
        var subscription = new OwnedSubscription(following, () -> following, log, orders);
        var all = new Subscriptions(List.of(subscription));
        return new Process(subscription, new SubscriptionReports(all, log, jdbc, orders, process, name));
    }

    private void skip(String name, long position) {
        jdbc.sql("insert into subscription_skips (name, position, operation, operator, key, reason)"
                        + " values (?, ?, gen_random_uuid(), 'olga', gen_random_uuid(), '')")
                .params(name, position)
                .update();
    }
}
