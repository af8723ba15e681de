// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which events concern a subscription; until it is told, all of them. */
public final class EventTypeFilter {

    private final LogHistory log;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();
    private volatile Predicate<Class<?>> types = any -> true;

    public EventTypeFilter(LogHistory log) {
        this.log = log;
    }

    /** From now on only events of these classes do. */
    public void in(Predicate<Class<?>> types) {
        this.types = types;
        known.clear();
    }

    /** Whether events of a class concern the subscription. */
    public boolean takes(Class<?> type) {
        return known.computeIfAbsent(type, types::test);
    }

    /**
     * Where the subscription must have come to so that it lacks nothing up to a position; empty while this process has
     * not seen that position.
     */
    public OptionalLong upTo(long position) {
        return log.lastOf(this::takes, position);
    }

    /** The same up to where this process has seen the log by now. */
    public OptionalLong upToNow() {
        return upTo(log.seen());
    }

    /** Up to where this process has seen the log. */
    public long seen() {
        return log.seen();
    }

    /** As {@link LogHistory#seenAsOf()}. */
    long seenAsOf() {
        return log.seenAsOf();
    }

    /** Whether it is known here that nothing behind one position and up to another concerns the subscription. */
    public boolean isNothing(long after, long upTo) {
        return upTo(upTo).orElse(Long.MAX_VALUE) <= after;
    }
}
