// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a read model held, a moment ago, all that concerns it of the log as it was then. It tells a process that was
 * stood still, is cut off from PostgreSQL, has lost its place without knowing it or cannot write: by nothing but this
 * process's own clock, which goes on meanwhile. The moment is shorter than the 2 seconds that a write waits for read
 * models before it is answered.
 */
final class Freshness {

    static final Duration LIMIT = Duration.ofMillis(1500);

    /** For how long a look is enough. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private record Mark(long position, long time) {}

    private final EventTypeFilter log;
    private final LongPredicate lacks;
    private final LongSupplier nanos;
    private volatile long looked;
    private volatile long whole;
    private @Nullable Mark awaited;

    /**
     * @param lacks whether anything up to a position may not be in the read model yet
     * @param nanos as {@link System#nanoTime}
     */
    Freshness(EventTypeFilter log, LongPredicate lacks, LongSupplier nanos) {
        this.log = log;
        this.lacks = lacks;
        this.nanos = nanos;
        this.looked = nanos.getAsLong() - LIMIT.toNanos();
        this.whole = looked;
    }

    boolean isGiven() {
        var now = nanos.getAsLong();
        if (now - looked >= LOOK.toNanos()) {
            look();
            looked = now;
        }
        return now - whole < LIMIT.toNanos();
    }

    private synchronized void look() {
        var time = log.seenAsOf(); // first: what is seen after that is all that there was
        var end = new Mark(log.seen(), time);
        if (!lacks.test(end.position())) {
            whole = time;
            awaited = null;
        } else if (awaited == null) {
            awaited = end;
        } else if (!lacks.test(awaited.position())) {
            whole = awaited.time();
            awaited = end;
        }
    }
}
