// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.spring;

import io.rollcall.log.subscription.OwnedSubscription;
import io.rollcall.log.subscription.Subscriptions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How the subscriptions that this process owns get on; down while one of them stands still.
 *
 * <p>It is no part of readiness, which says only that the read models have
 * {@linkplain io.rollcall.log.subscription.CaughtUp caught up}: a process with a stream that stands still serves its
 * doors as well as any other, and a read that must see what a read model lacks is answered with 503 anyway.
 */
record SubscriptionHealthIndicator(Subscriptions subscriptions) implements HealthIndicator {

    @Override
    public Health health() {
        var standsStill = subscriptions.all().stream().anyMatch(OwnedSubscription::standsStill);
        var health = standsStill ? Health.down() : Health.up();
        subscriptions.all().forEach(it -> health.withDetail(it.name(), it.state()));
        return health.build();
    }
}
