// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Whether doors may answer: the read models hold everything that was acknowledged before this process started, or
 * before one of them was lost; and, after a start, somebody follows for each of them, so that a write is answered at
 * once. Those that stand still while others are whole are not waited for: their readers are told to come again.
 */
public final class CaughtUp {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final List<Subscription> projections;
    private final Predicate<String> followedElsewhere;
    private final StallDetector stuck;
    private volatile boolean followed;
    private volatile boolean quiet;

    /**
     * What was found.
     *
     * @param isSo whether doors may answer
     * @param rebuilding the read models that are not whole and get on
     * @param standing those that stand still while others are whole
     */
    public record Look(boolean isSo, List<String> rebuilding, Set<String> standing) {}

    /**
     * @param subscriptions of any role; only projections count
     * @param followedElsewhere whether another process follows under this name; never blocks
     * @param patience how long a read model may stay where it is before the others are served without it
     */
    public CaughtUp(List<Subscription> subscriptions, Predicate<String> followedElsewhere, Duration patience) {
        this(subscriptions, followedElsewhere, new StallDetector(patience, System::nanoTime));
    }

    CaughtUp(List<Subscription> subscriptions, Predicate<String> followedElsewhere, StallDetector stuck) {
        this.projections = subscriptions.stream()
                .filter(subscription -> subscription.role() == Role.PROJECTION)
                .toList();
        this.followedElsewhere = followedElsewhere;
        this.stuck = stuck;
    }

    /** Whether doors may answer. Never blocks; asked with each request, so it costs little while all is well. */
    public boolean isSo() {
        return quiet && followed && areWhole() || look().isSo();
    }

    private boolean areWhole() {
        for (var projection : projections) {
            if (!projection.isCaughtUp()) {
                return false;
            }
        }
        return true;
    }

    /** Completes once doors may answer. That lies with other processes too, so it is asked again and again. */
    public Mono<Void> whenSo() {
        return Mono.fromSupplier(this::isSo)
                .filter(so -> so)
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK))
                .then();
    }

    /** Where the read models must come to, as far as that is known. */
    public long goal() {
        return projections.stream()
                .mapToLong(Subscription::goal)
                .filter(goal -> goal != Long.MAX_VALUE)
                .max()
                .orElse(0);
    }

    /** How far the slowest read model has come. */
    public long position() {
        return projections.stream().mapToLong(Subscription::position).min().orElse(Long.MAX_VALUE);
    }

    /** Asks all of them: each may have to look, which tells the next time. Where all stand still, the store is away. */
    public Look look() {
        var behind = projections.stream()
                .filter(subscription -> !subscription.isCaughtUp())
                .toList();
        var stands = stuck.among(behind);
        quiet = behind.isEmpty(); // nothing is remembered of any that stood still
        var standing = behind.size() == projections.size() ? Set.<String>of() : stands;
        var rebuilding = behind.stream().map(Subscription::name).filter(name -> !standing.contains(name));
        var names = rebuilding.toList();
        return new Look(names.isEmpty() && isFollowed(standing), names, standing);
    }

    /** Later a subscription may be without an owner for a moment, which its writes wait for. */
    private boolean isFollowed(Set<String> standing) {
        followed = followed
                || projections.stream()
                        .filter(it -> !standing.contains(it.name()))
                        .allMatch(it -> it.isFollowedHere() || followedElsewhere.test(it.name()));
        return followed;
    }
}
