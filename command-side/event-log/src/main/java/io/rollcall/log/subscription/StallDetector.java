// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which read models stand still while they are not whole, as this process sees them: at the same position for some
 * time. One that has stood still counts as such until it is whole, so that doors do not open and close with each step.
 */
final class StallDetector {

    private final Duration patience;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Set<String> stuck = new HashSet<>();

    private record Seen(long position, long since) {}

    /**
     * @param patience how long one may stay where it is: longer than its largest batch takes
     * @param nanos what time it is, by a clock that only goes on
     */
    StallDetector(Duration patience, LongSupplier nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /**
     * Looks once more.
     *
     * @param behind all that are not whole just now
     */
    synchronized Set<String> among(Collection<? extends Subscription> behind) {
        var names = behind.stream().map(Subscription::name).toList();
        seen.keySet().retainAll(names);
        stuck.retainAll(names);
        behind.stream().filter(this::stands).map(Subscription::name).forEach(stuck::add);
        return Set.copyOf(stuck);
    }

    private boolean stands(Subscription subscription) {
        var now = nanos.getAsLong();
        var position = subscription.position();
        var last = seen.get(subscription.name());
        if (last == null || last.position() != position) {
            seen.put(subscription.name(), new Seen(position, now));
            return false;
        }
        return now - last.since() >= patience.toNanos();
    }
}
