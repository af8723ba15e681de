// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How the followers of the log that this process owns get on; down while one of them stands still.
 *
 * <p>It is no part of readiness, which says only that the read models have {@linkplain CaughtUp caught up}: a process
 * whose stream stands still serves its doors as well as any other, and a read that must see what a read model lacks is
 * answered with 503 anyway.
 *
 * @param followers all of this system, also those that other processes own
 */
record Following(List<OwnedFollower> followers) implements HealthIndicator {

    /** Whether this process owns a follower. */
    boolean owns(String follower) {
        return followers.stream().anyMatch(it -> it.name().equals(follower) && it.isOwned());
    }

    @Override
    public Health health() {
        var standsStill = followers.stream().anyMatch(OwnedFollower::standsStill);
        var health = standsStill ? Health.down() : Health.up();
        followers.forEach(follower -> health.withDetail(follower.name(), follower.state()));
        return health.build();
    }
}
