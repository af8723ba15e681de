// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The log's past by pages, for subscriptions that are far behind: each page is read and decoded once for all of them,
 * as long as they are at about the same place. So a reader that is ahead waits a little for those behind.
 */
final class LogPages {

    static final int SIZE = 1000;

    /** While there is memory for them. */
    private static final int KEPT = 64;

    private static final int AHEAD = (KEPT - 8) * SIZE;

    /** A reader further behind than that will not share pages anyway. */
    private static final int OUT_OF_SIGHT = 4 * KEPT * SIZE;

    private static final Duration FORGOTTEN = Duration.ofSeconds(30);

    /** A reader that has not read for so long is not waited for. */
    private static final Duration RECENT = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration BRIEF = Duration.ofMillis(5);

    private final LogReader log;
    private final Collection<TailStream> readers;
    private final Cache<Long, Page> pages = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .softValues()
            .expireAfterAccess(FORGOTTEN)
            .build();

    /** @param readers all that may read pages; may be changed by others */
    LogPages(LogReader log, Collection<TailStream> readers) {
        this.log = log;
        this.readers = readers;
    }

    /**
     * What is read in the place of each of some events in a row, by the first of their positions.
     *
     * @param all one after the other, as most readers want them
     */
    private record Page(long first, List<List<TrackedEventMessage<?>>> events, List<TrackedEventMessage<?>> all) {

        static Page of(long first, List<List<TrackedEventMessage<?>>> events) {
            return new Page(first, events, flat(events));
        }

        List<TrackedEventMessage<?>> after(long position) {
            var from = (int) Math.min(events.size(), position + 1 - first);
            return from == 0 ? all : flat(events.subList(from, events.size()));
        }

        private static List<TrackedEventMessage<?>> flat(List<List<TrackedEventMessage<?>>> events) {
            return events.stream().<TrackedEventMessage<?>>flatMap(List::stream).toList();
        }
    }

    /** Some events after a position, in order and without a gap; empty when there are none yet. */
    List<TrackedEventMessage<?>> after(long position) {
        var number = position / SIZE;
        if (pages.getIfPresent(number) == null) {
            letOthersFollow(position);
        }
        var found = pages.get(number, this::read).after(position);
        if (found.isEmpty()) { // it was the last one, and not full
            pages.invalidate(number);
        }
        return found.isEmpty() ? pages.get(number, this::read).after(position) : found;
    }

    void forget() {
        pages.invalidateAll();
    }

    private Page read(long number) {
        return Page.of(number * SIZE + 1, log.decode(log.storedAfter(number * SIZE, SIZE)));
    }

    private void letOthersFollow(long position) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0
                && readers.stream().anyMatch(reader -> reader.reads(position - OUT_OF_SIGHT, position - AHEAD, RECENT))
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BRIEF.toNanos());
        }
    }
}
