// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last, ready to decide again. An entry is a guess: the log confirms its version with
 * every command, and what it finds out of date is dropped here.
 */
public final class AggregateCache {

    /** An aggregate's root after the event of a version. */
    public record Entry(Object root, long version) {}

    private final Cache<String, Entry> entries;

    /** @param size how many aggregates are kept at most */
    public AggregateCache(int size) {
        entries =
                Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    }

    /** Hands the aggregate out: it is here no more. */
    public @Nullable Entry take(String aggregate) {
        return entries.asMap().remove(aggregate);
    }

    /** Keeps an aggregate as it is after this version, until it is taken out or crowded out. */
    public void put(String aggregate, Object root, long version) {
        entries.put(aggregate, new Entry(root, version));
    }

    /** Forgets all: they are read from the log again. */
    public void clear() {
        entries.invalidateAll();
    }

    /** Drops the aggregates that are here at one of these versions or at an older one. */
    public void dropOutdated(Collection<Version> versions) {
        versions.forEach(outdated -> entries.asMap()
                .computeIfPresent(
                        outdated.aggregate(),
                        (aggregate, entry) -> entry.version() <= outdated.version() ? null : entry));
    }
}
