// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.StandingOrders;
import io.rollcall.log.subscription.Subscription;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Subscriptions, wherever they are owned, that have not seen events that are half a minute old. Looked at twice: what
 * moves is catching up, what does not stands still.
 */
final class StandingSubscriptionCheck implements Check {

    private static final Duration OLD = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(800);

    /** The first event behind a position, and whether that is old, by PostgreSQL's clock. */
    private static final String FIRST_BEHIND = "select recorded_at from events where position = ?"
            + " and recorded_at < clock_timestamp() - make_interval(secs => ?)";

    private final List<Subscription> subscriptions;
    private final LogHistory log;
    private final JdbcClient database;
    private final StandingOrders orders;
    private final Duration old;
    private final UnstartedStream unstarted;

    StandingSubscriptionCheck(
            Collection<Subscription> subscriptions, LogHistory log, StandingOrders orders, DataSource database) {
        this(subscriptions, log, orders, database, OLD);
    }

    StandingSubscriptionCheck(
            Collection<Subscription> subscriptions,
            LogHistory log,
            StandingOrders orders,
            DataSource database,
            Duration old) {
        this.orders = orders;
        this.subscriptions = List.copyOf(subscriptions);
        this.log = log;
        this.database = JdbcClient.create(database);
        this.old = old;
        this.unstarted = new UnstartedStream(database);
    }

    @Override
    public Cause cause() {
        return Cause.SUBSCRIPTION_STANDS_STILL;
    }

    @Override
    public List<Finding> look() throws SQLException {
        var head = log.head();
        var behind = new ArrayList<Subscription>();
        for (var subscription : subscriptions) {
            if (lacks(subscription, head) && !unstarted.is(subscription.name(), subscription.role())) {
                behind.add(subscription);
            }
        }
        if (behind.isEmpty()) {
            return List.of();
        }
        Map<String, Long> first = behind.stream().collect(Collectors.toMap(Subscription::name, Subscription::position));
        LockSupport.parkNanos(BETWEEN.toNanos());
        return behind.stream()
                .filter(it -> lacks(it, head))
                .map(it -> found(it, first.get(it.name()), head))
                .toList();
    }

    private boolean lacks(Subscription subscription, long head) {
        return !subscription.hasSeen(head) && oldest(subscription.position()) != null;
    }

    private @Nullable Instant oldest(long position) {
        return database.sql(FIRST_BEHIND)
                .params(position + 1, old.toMillis() / 1000.0)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    private Finding found(Subscription subscription, long before, long head) {
        var now = subscription.position();
        if (orders.isPaused(subscription.name())) {
            return Finding.look(cause(), "%s is paused at position %d of %d.".formatted(subscription.name(), now, head))
                    .since(oldest(now))
                    .next("rollcall resume " + subscription.name() + " --reason \"The pause is over\"");
        }
        var what = "%s is at position %d of %d and %s."
                .formatted(subscription.name(), now, head, now == before ? "does not move" : "catches up");
        var found = now == before ? Finding.broken(cause(), what) : Finding.look(cause(), what);
        return found.since(oldest(now)).next("rollcall subscriptions " + subscription.name());
    }
}
