// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.subscription.LogHistory;
import java.util.List;
import java.util.Optional;

/**
 * A process that has these events by itself, whatever the log holds.
 *
 * @param events in order and without a gap; may grow
 */
record EventsInMemory(List<StoredEvent> events) implements LogHistory {

    @Override
    public List<StoredEvent> recent(long after, int most) {
        return events.isEmpty() || after + 1 < events.getFirst().position()
                ? List.of()
                : events.stream()
                        .filter(event -> event.position() > after)
                        .limit(most)
                        .toList();
    }

    @Override
    public long head() {
        return events.isEmpty() ? 0 : events.getLast().position();
    }

    @Override
    public Optional<Checkpoint> checkpointAt(long position) {
        return Optional.empty();
    }
}
