// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last: those that may decide again, and, apart from them, those that were only looked
 * at, which many look at together and nobody changes. An entry is a guess: the log confirms its version with every
 * command, and what it finds out of date is dropped here.
 */
public final class AggregateCache {

    /** An aggregate's root after the event of a version. */
    public record Entry(Object root, long version) {}

    /**
     * An aggregate as it was seen.
     *
     * @param root {@code null}: there was none
     * @param version of its last event; -1 where there was none
     */
    public record Seen(@Nullable Object root, long version) {}

    private final int size;
    private final Cache<String, Entry> entries;
    private volatile Cache<String, Seen> seen;

    /** @param size how many aggregates of both kinds are kept at most, of each */
    public AggregateCache(int size) {
        this.size = size;
        this.entries = cache();
        this.seen = cache();
    }

    /** Hands the aggregate out: it is here no more. */
    public @Nullable Entry take(String aggregate) {
        return entries.asMap().remove(aggregate);
    }

    /** Keeps an aggregate as it is after this version, until it is taken out or crowded out. */
    public void put(String aggregate, Object root, long version) {
        entries.put(aggregate, new Entry(root, version));
    }

    /** An aggregate to look at, which is loaded where it is not here, or not after the event of that version. */
    public Seen look(String aggregate, long atLeast, Supplier<Seen> load) {
        var history = seen; // what is loaded now may be of the history before
        var known = history.getIfPresent(aggregate);
        return known != null && known.version() >= atLeast
                ? known
                : history.asMap().merge(aggregate, load.get(), AggregateCache::newer);
    }

    /** Forgets all: they are read from the log again. */
    public void clear() {
        entries.invalidateAll();
        seen = cache();
    }

    /** Drops the aggregates that are here at one of these versions or at an older one. */
    public void dropOutdated(Collection<Version> versions) {
        versions.forEach(this::dropOutdated);
    }

    private void dropOutdated(Version outdated) {
        entries.asMap()
                .computeIfPresent(
                        outdated.aggregate(), (same, entry) -> entry.version() <= outdated.version() ? null : entry);
        seen.asMap()
                .computeIfPresent(
                        outdated.aggregate(), (same, entry) -> entry.version() <= outdated.version() ? null : entry);
    }

    private static Seen newer(Seen one, Seen other) {
        return one.version() > other.version() ? one : other;
    }

    private <V> Cache<String, V> cache() {
        return Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }
}
