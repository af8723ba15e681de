// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.append;

import io.rollcall.log.codec.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events of several requests at the positions that follow a head: what one statement appends, and sends again
 * unchanged.
 */
public record Batch(Head base, List<AppendRequest> requests, List<StoredEvent> events, Set<Version> reads) {

    /**
     * Gives the events of these requests the positions, times and hashes that follow a head.
     *
     * @param now not earlier than the head's time, or that time is taken
     */
    public static Batch of(Head head, List<AppendRequest> requests, Instant now) {
        var events = new ArrayList<StoredEvent>();
        var reads = new HashSet<Version>();
        var end = head;
        for (var request : requests) {
            for (int i = 0; i < request.rows().size(); i++) {
                var event = end.next(request.rows().get(i), request.digests().get(i), now);
                events.add(event);
                end = Head.after(event);
            }
            reads.addAll(request.reads());
        }
        return new Batch(head, List.copyOf(requests), events, reads);
    }

    /** The head once the whole batch is in. */
    Head head() {
        return Head.after(events.getLast());
    }

    /** When all of it was recorded: a batch is one moment. */
    Instant recordedAt() {
        return events.getLast().recordedAt();
    }

    /** The changed aggregates as they must be before this batch. */
    Set<Version> before() {
        return requests.stream().flatMap(request -> request.before().stream()).collect(Collectors.toSet());
    }
}
