// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.LogHistory;
import io.rollcall.contracts.log.Role;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the read models hold everything that the log held when this process started. Until then a GET could not find
 * what was acknowledged long ago.
 */
public final class CaughtUp implements HealthIndicator {

    private final LogHistory log;
    private final List<Follower> projections;
    private volatile long goal = -1;

    /** @param followers of any role; only projections count */
    public CaughtUp(LogHistory log, List<Follower> followers) {
        this.log = log;
        this.projections = followers.stream()
                .filter(follower -> follower.role() == Role.PROJECTION)
                .toList();
    }

    /** Whether doors may answer. */
    public boolean isSo() {
        return position() >= goal();
    }

    /** The head of the log when it was first asked for: where the read models must come to. */
    public long goal() {
        if (goal < 0) {
            goal = log.head();
        }
        return goal;
    }

    /** How far the slowest read model has come. */
    public long position() {
        return projections.stream().mapToLong(Follower::position).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public Health health() {
        return (isSo() ? Health.up() : Health.outOfService()).build();
    }
}
