// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import io.rollcall.log.append.Head;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.codec.UnknownEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, each checked to follow from the one before it, in a ring where an event's place is its position:
 * every subscription looks here for each batch, so a look must not depend on how many there are. Its owner guards it.
 */
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

    private record Seen(StoredEvent stored, List<TrackedEventMessage<?>> messages) {}

    private final @Nullable Seen[] ring;
    private final Map<Class<?>, Long> lastOf = new HashMap<>();
    private final long begin;
    private Head end;
    private int size;

    /** @param end where the log ends; what comes after it will be here */
    Window(Head end, int most) {
        this.end = end;
        this.begin = end.position();
        this.ring = new Seen[most];
    }

    Head end() {
        return end;
    }

    /** @param messages what is read in the place of each */
    Added add(List<StoredEvent> stored, List<List<TrackedEventMessage<?>>> messages) {
        var first = stored.getFirst().position();
        if (first > end.position() + 1) {
            return Added.TOO_EARLY;
        }
        var known = (int) Math.min(stored.size(), end.position() + 1 - first);
        if (known > 0 ? !isKnown(stored.get(known - 1)) : !follows(stored.getFirst())) {
            return Added.OTHER_HISTORY;
        }
        for (int i = known; i < stored.size(); i++) {
            end = Head.after(stored.get(i));
            ring[place(end.position())] = new Seen(stored.get(i), messages.get(i));
            messages.get(i).forEach(message -> note(message.getPayload()));
            size = Math.min(size + 1, ring.length);
        }
        return Added.YES;
    }

    /** Whether all events after a position are here. */
    boolean reaches(long after) {
        return after >= end.position() - size;
    }

    private void note(Object payload) {
        var concerned = payload instanceof UnknownEvent unknown ? unknown.kin() : Set.of(payload.getClass());
        concerned.forEach(type -> lastOf.put(type, end.position()));
    }

    /** Events after a position that this reaches, in order. */
    List<TrackedEventMessage<?>> after(long position, int limit) {
        return LongStream.rangeClosed(position + 1, Math.min(position + limit, end.position()))
                .mapToObj(at -> seen(at).messages())
                .<TrackedEventMessage<?>>flatMap(List::stream)
                .toList();
    }

    /** The same as they are stored. */
    List<StoredEvent> storedAfter(long position, int limit) {
        return LongStream.rangeClosed(position + 1, Math.min(position + limit, end.position()))
                .mapToObj(at -> seen(at).stored())
                .toList();
    }

    /** The hash at a position, if its event is here. */
    Optional<byte[]> hashAt(long position) {
        return position > end.position() || !reaches(position - 1)
                ? Optional.empty()
                : Optional.of(seen(position).stored().hash());
    }

    /** As {@link io.rollcall.log.subscription.LogHistory#lastOf}: of what was before the beginning nothing is known. */
    OptionalLong lastOf(Predicate<Class<?>> types, long position) {
        if (position > end.position()) {
            return OptionalLong.empty();
        }
        var last = begin;
        for (var type : lastOf.entrySet()) {
            if (type.getValue() > last && types.test(type.getKey())) {
                last = type.getValue();
            }
        }
        return OptionalLong.of(Math.min(last, position)); // the one before a later one is not known either
    }

    private Seen seen(long position) {
        return Objects.requireNonNull(ring[place(position)]);
    }

    private int place(long position) {
        return Math.floorMod(position, ring.length);
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
