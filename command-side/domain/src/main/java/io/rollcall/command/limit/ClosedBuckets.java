// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.rollcall.contracts.limit.LimitDecision.Closed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What this process knows to be closed, so that a flood of refusals asks PostgreSQL once a second and not each time. A
 * budget that another process gives back to is known as closed for a second longer.
 */
final class ClosedBuckets {

    private static final int MOST = 100_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private record Known(Closed closed, Instant since, Instant until) {}

    private final Clock clock;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(FORGOTTEN).build();

    ClosedBuckets(Clock clock) {
        this.clock = clock;
    }

    /** How it is closed, where this process has just learned that; with what is left of the time. */
    Optional<Closed> find(BucketKey key) {
        var found = known.getIfPresent(key.digest());
        var now = clock.instant();
        return found == null || !now.isBefore(found.until())
                ? Optional.empty()
                : Optional.of(found.closed())
                        .map(it -> new Closed(
                                it.dimension(), it.retryAfter().minus(Duration.between(found.since(), now))));
    }

    /** Whether this process has not seen it closed lately. */
    boolean isNews(BucketKey key) {
        return known.getIfPresent(key.digest()) == null;
    }

    /** It is closed for so long, if nobody gives back. */
    Closed close(BucketKey key, Duration until) {
        var closed = new Closed(key.dimension(), until);
        var now = clock.instant();
        var ends = now.plus(until.compareTo(LONGEST) < 0 ? until : LONGEST);
        known.put(key.digest(), new Known(closed, now, ends));
        return closed;
    }

    /** Something was given back to it: it is to be asked again. */
    void reopen(BucketKey key) {
        known.asMap()
                .computeIfPresent(key.digest(), (digest, was) -> new Known(was.closed(), was.since(), Instant.MIN));
    }
}
