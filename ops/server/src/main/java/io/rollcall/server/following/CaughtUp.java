// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.Role;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether doors may answer: the read models hold everything that was acknowledged before this process started, or
 * before one of them was lost; and, after a start, somebody follows for each of them, so that a write is answered at
 * once.
 */
public final class CaughtUp implements HealthIndicator {

    private final List<Follower> projections;
    private final Predicate<String> followedElsewhere;
    private volatile boolean followed;

    /**
     * @param followers of any role; only projections count
     * @param followedElsewhere whether another process follows under this name; never blocks
     */
    public CaughtUp(List<Follower> followers, Predicate<String> followedElsewhere) {
        this.projections = followers.stream()
                .filter(follower -> follower.role() == Role.PROJECTION)
                .toList();
        this.followedElsewhere = followedElsewhere;
    }

    /** Whether doors may answer. Never blocks. */
    public boolean isSo() {
        return rebuilding().isEmpty() && isFollowed();
    }

    /** Where the read models must come to, as far as that is known. */
    public long goal() {
        return projections.stream()
                .mapToLong(Follower::goal)
                .filter(goal -> goal != Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** How far the slowest read model has come. */
    public long position() {
        return projections.stream().mapToLong(Follower::position).min().orElse(Long.MAX_VALUE);
    }

    @Override
    public Health health() {
        var rebuilding = rebuilding();
        return (rebuilding.isEmpty() && isFollowed() ? Health.up() : Health.outOfService())
                .withDetail("rebuilding", rebuilding)
                .build();
    }

    /** Asks all of them: each may have to look, which tells the next time. */
    private List<String> rebuilding() {
        return projections.stream()
                .filter(follower -> !follower.isCaughtUp())
                .map(Follower::name)
                .toList();
    }

    /** Later a follower may be without an owner for a moment, which its writes wait for. */
    private boolean isFollowed() {
        followed = followed
                || projections.stream().allMatch(it -> it.isFollowedHere() || followedElsewhere.test(it.name()));
        return followed;
    }
}
