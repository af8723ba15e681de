// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Where the log ends, and where each follower of this process stands, as this process knows by itself: a scrape asks no
 * database. What another process owns has no position here (NaN).
 */
public record SubscriptionMeters(List<OwnedSubscription> followers, LogHistory log) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rollcall.log.head", log, LogHistory::seen).register(registry);
        followers.forEach(follower -> bind(follower, registry));
    }

    private void bind(OwnedSubscription follower, MeterRegistry registry) {
        gauge("owned", follower, it -> is(it.isOwned())).register(registry);
        gauge("position", follower, SubscriptionMeters::position).register(registry);
        gauge("lag", follower, this::lag).baseUnit("events").register(registry);
        gauge("standing.still", follower, it -> is(it.standsStill())).register(registry);
        gauge("waiting.for.upgrade", follower, it -> is(it.waitsForUpgrade())).register(registry);
    }

    private static Gauge.Builder<OwnedSubscription> gauge(
            String what, OwnedSubscription follower, ToDoubleFunction<OwnedSubscription> value) {
        return Gauge.builder("rollcall.subscription." + what, follower, value)
                .tag("subscription", follower.name())
                .tag("role", follower.role().name().toLowerCase(Locale.ROOT));
    }

    private static double position(OwnedSubscription follower) {
        var here = follower.position();
        return here.isPresent() ? here.getAsLong() : Double.NaN;
    }

    /** The position first: what is written meanwhile must not count as done. */
    private double lag(OwnedSubscription follower) {
        var position = position(follower);
        return Double.isNaN(position) ? position : Math.max(0, log.seen() - position);
    }

    private static double is(boolean so) {
        return so ? 1 : 0;
    }
}
