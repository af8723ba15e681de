// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.Counter.Count;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Many writers, and a subscription that sees that nothing of it is missing or out of order; the same in every process.
 */
public final class Traffic {

    /** How often each writer counts: one time in three a counter that all share, else one of its own. */
    public static final int EACH = 150;

    public static final String HOT = "hot";

    private Traffic() {}

    /** Has the writers of these numbers, the last excluded, write at once; returns when all is acknowledged. */
    public static int write(LogProcess process, int from, int to) throws Exception {
        var writers = new ArrayList<Callable<Void>>();
        for (int number = from; number < to; number++) {
            var writer = number;
            writers.add(() -> {
                for (int i = 0; i < EACH; i++) {
                    process.decide(new Count(i % 3 == 0 ? HOT : "cold-" + writer + "-" + i));
                }
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var written : threads.invokeAll(writers)) {
                written.get();
            }
        }
        return writers.size();
    }

    /**
     * Follows the log from after a position, and requires positions without a gap and versions that begin at 0 and have
     * none.
     */
    public static int assertFollowed(LogProcess process, long after, int many) throws Exception {
        var events = follow(process, after, many);
        assertThat(events).hasSize(many);
        var versions = new HashMap<String, Long>();
        for (int i = 0; i < many; i++) {
            assertThat(events.get(i).trackingToken().position()).hasValue(after + i + 1);
            var event = (DomainEventMessage<?>) events.get(i);
            var expected = versions.merge(event.getAggregateIdentifier(), 0L, (old, none) -> old + 1);
            assertThat(event.getSequenceNumber()).isEqualTo(expected);
        }
        return many;
    }

    private static List<TrackedEventMessage<?>> follow(LogProcess process, long after, int many)
            throws InterruptedException {
        try (var stream = process.tail.open(after)) {
            var seen = new ArrayList<TrackedEventMessage<?>>();
            while (seen.size() < many && stream.hasNextAvailable(20, TimeUnit.SECONDS)) {
                seen.add(stream.nextAvailable());
            }
            return seen;
        }
    }
}
