// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Where the log ends, and where each subscription of this process stands, as this process knows by itself: a scrape
 * asks no database. What another process owns has no position here (NaN).
 */
public record SubscriptionMeters(List<OwnedSubscription> subscriptions, LogHistory log) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rollcall.log.head", log, LogHistory::seen).register(registry);
        subscriptions.forEach(subscription -> bind(subscription, registry));
    }

    private void bind(OwnedSubscription subscription, MeterRegistry registry) {
        gauge("owned", subscription, it -> is(it.isOwned())).register(registry);
        gauge("position", subscription, SubscriptionMeters::position).register(registry);
        gauge("lag", subscription, this::lag).baseUnit("events").register(registry);
        gauge("standing.still", subscription, it -> is(it.standsStill())).register(registry);
        gauge("waiting.for.upgrade", subscription, it -> is(it.waitsForUpgrade()))
                .register(registry);
    }

    private static Gauge.Builder<OwnedSubscription> gauge(
            String what, OwnedSubscription subscription, ToDoubleFunction<OwnedSubscription> value) {
        return Gauge.builder("rollcall.subscription." + what, subscription, value)
                .tag("subscription", subscription.name())
                .tag("role", subscription.role().name().toLowerCase(Locale.ROOT));
    }

    private static double position(OwnedSubscription subscription) {
        var here = subscription.position();
        return here.isPresent() ? here.getAsLong() : Double.NaN;
    }

    /** The position first: what is written meanwhile must not count as done. */
    private double lag(OwnedSubscription subscription) {
        var position = position(subscription);
        return Double.isNaN(position) ? position : Math.max(0, log.seen() - position);
    }

    private static double is(boolean so) {
        return so ? 1 : 0;
    }
}
