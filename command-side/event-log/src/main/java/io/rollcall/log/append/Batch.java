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
 * The events of several units at the positions that follow a head: what one statement appends, and sends again
 * unchanged.
 */
public record Batch(Head base, List<AppendRequest> units, List<StoredEvent> events, Set<Version> reads) {

    public static Batch of(Head head, List<AppendRequest> units, Instant now) {
        var events = new ArrayList<StoredEvent>();
        var reads = new HashSet<Version>();
        var end = head;
        for (var unit : units) {
            for (int i = 0; i < unit.rows().size(); i++) {
                var event = end.next(unit.rows().get(i), unit.digests().get(i), now);
                events.add(event);
                end = Head.after(event);
            }
            reads.addAll(unit.reads());
        }
        return new Batch(head, List.copyOf(units), events, reads);
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
        return units.stream().flatMap(unit -> unit.before().stream()).collect(Collectors.toSet());
    }
}
