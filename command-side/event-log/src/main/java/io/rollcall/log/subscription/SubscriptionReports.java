// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.log.subscription.SubscriptionReport.Condition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How all subscriptions stand, whichever process owns them: each process says so of its own about once a second, where
 * anything has changed, and now and then where nothing has.
 */
public final class SubscriptionReports {

    /** Behind the log by more events than these it is catching up. */
    private static final long NEAR = 1_000;

    private static final double MEMORY_SECONDS = 10;
    private static final Duration ANYWAY = Duration.ofSeconds(30);

    private static final String KEEP = "with off as materialized (select set_config('synchronous_commit', 'off', true))"
            + " insert into subscription_reports select name, ?, ?, position, rate, state, error, now()"
            + " from off, unnest(?, ?, ?, ?, ?) as said (name, position, rate, state, error)"
            + " on conflict (name) do update set process = excluded.process, owner = excluded.owner,"
            + " position = excluded.position, rate = excluded.rate, state = excluded.state, error = excluded.error,"
            + " reported_at = excluded.reported_at";

    /** @param at by {@link System#nanoTime} */
    private record Seen(long position, double rate, long at) {}

    private final Subscriptions subscriptions;
    private final LogHistory log;
    private final JdbcClient jdbc;
    private final StoredOrders orders;
    private final int process;
    private final String owner;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, SubscriptionReport> said = new HashMap<>();
    private long saidAll;

    /**
     * @param process the number of this one
     * @param owner what operators know it by
     */
    public SubscriptionReports(
            Subscriptions subscriptions,
            LogHistory log,
            JdbcClient jdbc,
            StoredOrders orders,
            int process,
            String owner) {
        this.subscriptions = subscriptions;
        this.log = log;
        this.jdbc = jdbc;
        this.orders = orders;
        this.process = process;
        this.owner = owner;
        this.saidAll = System.nanoTime() - ANYWAY.toNanos();
    }

    /** What was said last of each subscription, by its name; of those that this process owns, how it is now. */
    public Map<String, SubscriptionReport> all() {
        var all = jdbc
                .sql("select name, process, owner, position, rate, state, error from subscription_reports")
                .query(SubscriptionReports::read)
                .list()
                .stream()
                .collect(Collectors.toMap(SubscriptionReport::name, Function.identity()));
        subscriptions.all().stream().filter(OwnedSubscription::isOwned).forEach(it -> all.put(it.name(), report(it)));
        return all;
    }

    /** Says how those stand that this process owns, or leaves to newer versions; to be called about once a second. */
    public void say() {
        orders.keepPassed();
        var now = subscriptions.all().stream()
                .filter(it -> it.isOwned() || it.waitsForUpgrade())
                .map(this::measured)
                .toList();
        var isDue = System.nanoTime() - saidAll > ANYWAY.toNanos();
        var news = now.stream()
                .filter(it -> !it.equals(said.get(it.name())) || (isDue && isOwned(it)))
                .toList();
        if (!news.isEmpty()) {
            keep(news);
            news.forEach(it -> said.put(it.name(), it));
        }
        if (isDue) {
            saidAll = System.nanoTime();
        }
        said.keySet().retainAll(now.stream().map(SubscriptionReport::name).toList());
    }

    private boolean isOwned(SubscriptionReport report) {
        return subscriptions.owns(report.name());
    }

    private void keep(Collection<SubscriptionReport> news) {
        jdbc.sql(KEEP)
                .params(process, owner)
                .params(List.of(
                        news.stream().map(SubscriptionReport::name).toArray(String[]::new),
                        news.stream().map(SubscriptionReport::position).toArray(Long[]::new),
                        news.stream().map(SubscriptionReport::rate).toArray(Double[]::new),
                        news.stream().map(it -> it.condition().name()).toArray(String[]::new),
                        news.stream().map(SubscriptionReport::error).toArray(String[]::new)))
                .update();
    }

    private SubscriptionReport measured(OwnedSubscription subscription) {
        var position = subscription.storedPosition();
        var now = System.nanoTime();
        seen.compute(subscription.name(), (name, before) -> {
            if (before == null || position < before.position()) {
                return new Seen(position, 0, now);
            }
            var seconds = (now - before.at()) / 1e9;
            var fades = Math.exp(-seconds / MEMORY_SECONDS);
            return new Seen(
                    position, before.rate() * fades + (position - before.position()) / seconds * (1 - fades), now);
        });
        return report(subscription);
    }

    private SubscriptionReport report(OwnedSubscription subscription) {
        var last = seen.get(subscription.name());
        var rate = last == null ? 0 : Math.round(last.rate() * 10) / 10.0;
        var position = subscription.storedPosition();
        return new SubscriptionReport(
                subscription.name(),
                process,
                owner,
                position,
                rate,
                condition(subscription, position),
                subscription.lastError());
    }

    private Condition condition(OwnedSubscription subscription, long position) {
        if (subscription.isPaused()) {
            return Condition.PAUSED;
        }
        if (subscription.waitsForUpgrade()) {
            return Condition.WAITS_FOR_UPGRADE;
        }
        if (subscription.standsStill()) {
            return Condition.FAILED;
        }
        var isNear = subscription.isCaughtUp() && log.seen() - position <= NEAR;
        return isNear ? Condition.LIVE : Condition.CATCHING_UP;
    }

    private static SubscriptionReport read(ResultSet row, int n) throws SQLException {
        return new SubscriptionReport(
                row.getString("name"),
                row.getInt("process"),
                row.getString("owner"),
                row.getLong("position"),
                row.getDouble("rate"),
                Condition.valueOf(row.getString("state")),
                row.getString("error"));
    }
}
