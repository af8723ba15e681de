// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import io.rollcall.contracts.log.Follower;
import io.rollcall.contracts.log.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether doors may answer: the read models hold everything that was acknowledged before this process started, or
 * before one of them was lost; and, after a start, somebody follows for each of them, so that a write is answered at
 * once. Those that stand still while others are whole are not waited for: whoever reads them is told to come again.
 */
public final class CaughtUp implements HealthIndicator {

    private final List<Follower> projections;
    private final Predicate<String> followedElsewhere;
    private final Stuck stuck;
    private volatile boolean followed;

    /** @param standing the read models that stand still while others are whole */
    private record Look(List<String> rebuilding, Set<String> standing) {}

    /**
     * @param followers of any role; only projections count
     * @param followedElsewhere whether another process follows under this name; never blocks
     * @param patience how long a read model may stay where it is before the others are served without it
     */
    public CaughtUp(List<Follower> followers, Predicate<String> followedElsewhere, Duration patience) {
        this(followers, followedElsewhere, new Stuck(patience, System::nanoTime));
    }

    CaughtUp(List<Follower> followers, Predicate<String> followedElsewhere, Stuck stuck) {
        this.projections = followers.stream()
                .filter(follower -> follower.role() == Role.PROJECTION)
                .toList();
        this.followedElsewhere = followedElsewhere;
        this.stuck = stuck;
    }

    /** Whether doors may answer. Never blocks. */
    public boolean isSo() {
        return isSo(look());
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
        var look = look();
        return (isSo(look) ? Health.up() : Health.outOfService())
                .withDetail("rebuilding", look.rebuilding())
                .withDetail("standingStill", look.standing())
                .build();
    }

    private boolean isSo(Look look) {
        return look.rebuilding().isEmpty() && isFollowed(look.standing());
    }

    /** Asks all of them: each may have to look, which tells the next time. Where all stand still, the store is away. */
    private Look look() {
        var behind =
                projections.stream().filter(follower -> !follower.isCaughtUp()).toList();
        var stands = stuck.among(behind);
        var standing = behind.size() == projections.size() ? Set.<String>of() : stands;
        var rebuilding = behind.stream().map(Follower::name).filter(name -> !standing.contains(name));
        return new Look(rebuilding.toList(), standing);
    }

    /** Later a follower may be without an owner for a moment, which its writes wait for. */
    private boolean isFollowed(Set<String> standing) {
        followed = followed
                || projections.stream()
                        .filter(it -> !standing.contains(it.name()))
                        .allMatch(it -> it.isFollowedHere() || followedElsewhere.test(it.name()));
        return followed;
    }
}
