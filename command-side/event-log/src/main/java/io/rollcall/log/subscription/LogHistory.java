// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.codec.StoredEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What the log says of its own past, so that a subscription can tell whether it still follows the same one. */
public interface LogHistory {

    /** The highest position that is committed, as PostgreSQL says now; 0 while the log is empty. */
    long head();

    /** The highest position that this process has seen by itself. Asks nobody. */
    default long seen() {
        return head();
    }

    /** A time, by {@link System#nanoTime}, up to which {@link #seen()} is all that the log held. Asks nobody. */
    default long seenAsOf() {
        return System.nanoTime();
    }

    /**
     * The events behind a position that this process has by itself, in order and without a gap, as they are stored.
     * Asks nobody: PostgreSQL may have been restored since, so that it holds others.
     *
     * @param most at least 1
     * @return empty where it has not the first of them, or there is none yet
     */
    default List<StoredEvent> recent(long after, int most) {
        return List.of();
    }

    /** The checkpoint at a position; empty when the log does not reach that far. */
    Optional<Checkpoint> checkpointAt(long position);

    /**
     * The last position at or before another one at which there may be an event of certain types: a subscription that
     * has come so far has seen all of them up to there. Never too low, and as near as this process knows.
     *
     * @param types whether an event of this class is meant
     * @return empty while this process has not seen that position itself
     */
    default OptionalLong lastOf(Predicate<Class<?>> types, long position) {
        return position > head() ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** Whether this log holds the history that the checkpoint was taken from. */
    default boolean holds(Checkpoint checkpoint) {
        return checkpointAt(checkpoint.position()).filter(checkpoint::equals).isPresent();
    }
}
