// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders in PostgreSQL, as they were a moment ago. While that is away, what was ordered before stands. */
public final class StoredOrders implements StandingOrders {

    private static final Logger LOG = LoggerFactory.getLogger(StoredOrders.class);
    private static final Duration FRESH = Duration.ofMillis(500);

    private record Skip(String subscription, long position) {}

    /** @param at by {@link System#nanoTime} */
    private record Orders(Set<String> paused, Map<String, Set<Long>> skipped, long at) {}

    private final JdbcClient jdbc;
    private final Set<Skip> passed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Orders known;

    public StoredOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws DataAccessException where nothing was ever known */
    @Override
    public boolean isPaused(String subscription) {
        return look().paused().contains(subscription);
    }

    @Override
    public boolean isSkipped(String subscription, long position) {
        var now = known;
        return now != null
                && !now.skipped().isEmpty()
                && now.skipped().getOrDefault(subscription, Set.of()).contains(position);
    }

    /** @throws DataAccessException as {@link #isPaused} */
    @Override
    public Set<Long> skipped(String subscription) {
        return Set.copyOf(look().skipped().getOrDefault(subscription, Set.of()));
    }

    @Override
    public void passed(String subscription, long position) {
        LOG.warn("{} passes over the event at position {}, as ordered", subscription, position);
        passed.add(new Skip(subscription, position));
    }

    /** Keeps which events were passed over since it was called last. */
    void keepPassed() {
        for (var skip : passed) {
            jdbc.sql("update subscription_skips set passed_at = now()"
                            + " where name = ? and position = ? and passed_at is null")
                    .params(skip.subscription(), skip.position())
                    .update();
            passed.remove(skip);
        }
    }

    private Orders look() {
        var before = known;
        if (before != null && System.nanoTime() - before.at() < FRESH.toNanos()) {
            return before;
        }
        try {
            var now = ordered();
            known = now;
            return now;
        } catch (DataAccessException away) {
            if (before == null) {
                throw away;
            }
            return before;
        }
    }

    private Orders ordered() {
        var at = System.nanoTime();
        var paused = jdbc.sql("select name from subscription_pauses")
                .query(String.class)
                .set();
        var skipped = jdbc
                .sql("select name, position from subscription_skips")
                .query((row, n) -> new Skip(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Skip::subscription, Collectors.mapping(Skip::position, Collectors.toSet())));
        return new Orders(paused, skipped, at);
    }
}
