// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.subscription;

import io.rollcall.log.subscription.LogHistory;
import io.rollcall.log.subscription.OwnedSubscription;
import io.rollcall.log.subscription.SubscriptionReport;
import io.rollcall.log.subscription.SubscriptionReports;
import io.rollcall.log.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How all subscriptions stand, whichever process is asked. Blocks; a bounded number of look-ups for all of them. */
public final class SubscriptionLookup {

    private static final double MILLIS = 1_000.0;

    /**
     * Which processes own what.
     *
     * @see io.rollcall.log.subscription.OwnershipLocks#owners
     */
    @FunctionalInterface
    interface Owners {
        Map<String, Integer> of(Collection<String> subscriptions);
    }

    private final Subscriptions subscriptions;
    private final SubscriptionReports reports;
    private final Owners owners;
    private final LogHistory log;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<SubscriptionSign> signs;

    SubscriptionLookup(
            Subscriptions subscriptions,
            SubscriptionReports reports,
            Owners owners,
            LogHistory log,
            JdbcClient jdbc,
            Clock clock,
            List<SubscriptionSign> signs) {
        this.subscriptions = subscriptions;
        this.reports = reports;
        this.owners = owners;
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
        this.signs = signs;
    }

    /** Whether there is one of this name. Asks nobody. */
    public boolean isThere(String name) {
        return subscriptions.all().stream().anyMatch(it -> it.name().equals(name));
    }

    /** One of them; empty where there is none of this name. */
    public Optional<SubscriptionView> find(String name) {
        return isThere(name)
                ? look(subscriptions.all().stream()
                                .filter(it -> it.name().equals(name))
                                .toList())
                        .stream()
                        .findFirst()
                : Optional.empty();
    }

    /** All of them, by name. */
    public List<SubscriptionView> all() {
        return look(subscriptions.all());
    }

    private List<SubscriptionView> look(List<OwnedSubscription> asked) {
        var head = log.head();
        var owned = owners.of(asked.stream().map(OwnedSubscription::name).toList());
        var said = reports.all();
        var paused = jdbc.sql("select name from subscription_pauses")
                .query(String.class)
                .set();
        var positions = new HashMap<String, Long>();
        asked.forEach(it -> positions.put(it.name(), position(it, said.get(it.name()), owned.get(it.name()))));
        var seconds = seconds(new HashSet<>(positions.values()), head);
        var shown = signs();
        return asked.stream()
                .map(OwnedSubscription::name)
                .map(name -> {
                    var at = positions.get(name);
                    var lag = new SubscriptionView.Lag(Math.max(0, head - at), at >= head ? 0.0 : seconds.get(at));
                    var standing = new Standing(said.get(name), owned.get(name), paused.contains(name), lag.events());
                    return standing.view(name, at, head, lag, shown.getOrDefault(name, ""));
                })
                .sorted(Comparator.comparing(SubscriptionView::name))
                .toList();
    }

    /** The owner knows best; where it is of a version that says nothing, what it has stored does. */
    private static long position(
            OwnedSubscription subscription, @Nullable SubscriptionReport said, @Nullable Integer owner) {
        if (said == null) {
            return subscription.storedPosition();
        }
        return owner != null && owner == said.process()
                ? said.position()
                : Math.max(said.position(), subscription.storedPosition());
    }

    /** Since the event behind each position was recorded. */
    private Map<Long, Double> seconds(Set<Long> positions, long head) {
        var next = positions.stream().filter(it -> it < head).map(it -> it + 1).toArray(Long[]::new);
        var now = clock.instant();
        return jdbc
                .sql("select position, recorded_at from events where position = any(?)")
                .param(next)
                .query((row, n) -> Map.entry(
                        row.getLong(1) - 1,
                        Math.max(
                                        0,
                                        Duration.between(row.getTimestamp(2).toInstant(), now)
                                                .toMillis())
                                / MILLIS))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The first that shows counts. */
    private Map<String, String> signs() {
        var shown = new HashMap<String, String>();
        for (var sign : signs) {
            try {
                sign.names().forEach(name -> shown.putIfAbsent(name, sign.state()));
            } catch (RuntimeException away) {
                // shown without it
            }
        }
        return shown;
    }
}
