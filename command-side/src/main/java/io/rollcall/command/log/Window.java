// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.log;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The newest events, each checked to follow from the one before it. Guarded by whoever has it. */
final class Window {

    /** What became of events that were to be added. */
    enum Added {
        /** They are there, as far as they were not before. */
        YES,
        /** Something before them is missing. */
        TOO_EARLY,
        /** They do not follow from what is here: the log has another history by now. */
        OTHER_HISTORY
    }

    private record Seen(TrackedEventMessage<?> message, byte[] hash) {}

    private final int most;
    private final Deque<Seen> events = new ArrayDeque<>();
    private Head end;

    /** @param end where the log ends; what comes after it will be here */
    Window(Head end, int most) {
        this.end = end;
        this.most = most;
    }

    Head end() {
        return end;
    }

    Added add(List<StoredEvent> stored, List<TrackedEventMessage<?>> messages) {
        var first = stored.getFirst().position();
        if (first > end.position() + 1) {
            return Added.TOO_EARLY;
        }
        var known = (int) Math.min(stored.size(), end.position() + 1 - first);
        if (known > 0 ? !isKnown(stored.get(known - 1)) : !follows(stored.getFirst())) {
            return Added.OTHER_HISTORY;
        }
        for (int i = known; i < stored.size(); i++) {
            events.addLast(new Seen(messages.get(i), stored.get(i).hash()));
            end = Head.after(stored.get(i));
        }
        while (events.size() > most) {
            events.removeFirst();
        }
        return Added.YES;
    }

    /** Whether all events after a position are here. */
    boolean reaches(long after) {
        return after >= end.position() - events.size();
    }

    /** Events after a position that this reaches, in order. */
    List<TrackedEventMessage<?>> after(long position, int limit) {
        return events.stream()
                .skip(Math.max(0, position - (end.position() - events.size())))
                .limit(limit)
                .<TrackedEventMessage<?>>map(Seen::message)
                .toList();
    }

    /** The hash at a position, if its event is here. */
    Optional<byte[]> hashAt(long position) {
        return position > end.position() || position <= end.position() - events.size()
                ? Optional.empty()
                : events.stream()
                        .skip(position - (end.position() - events.size()) - 1)
                        .map(Seen::hash)
                        .findFirst();
    }

    private boolean isKnown(StoredEvent event) {
        var hash = event.position() == end.position() ? Optional.of(end.hash()) : hashAt(event.position());
        return hash.filter(it -> Arrays.equals(it, event.hash())).isPresent();
    }

    private boolean follows(StoredEvent event) {
        var row = event.row();
        return Arrays.equals(end.next(row, row.digest(), event.recordedAt()).hash(), event.hash());
    }
}
