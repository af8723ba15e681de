// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.log.append.Head;
import io.rollcall.log.codec.EventRow;
import io.rollcall.log.codec.StoredEvent;
import io.rollcall.log.tail.Window.Added;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final int MOST = 4;

    private final List<StoredEvent> log = log(20);
    private final Window window = new Window(Head.START, MOST);

    @Test
    void holdsTheNewestEventsAndNoOthers() {
        add(1, 3);
        assertThat(positionsAfter(0)).containsExactly(1L, 2L, 3L);
        add(4, 11);

        assertThat(window.end().position()).isEqualTo(11);
        assertThat(window.reaches(7)).isTrue();
        assertThat(window.reaches(6)).isFalse();
        assertThat(positionsAfter(7)).containsExactly(8L, 9L, 10L, 11L);
        assertThat(positionsAfter(10)).containsExactly(11L);
        assertThat(positionsAfter(11)).isEmpty();
        assertThat(window.after(7, 2)).hasSize(2);
        assertThat(window.storedAfter(7, 3)).isEqualTo(log.subList(7, 10));
        assertThat(window.storedAfter(11, 3)).isEmpty();
    }

    @Test
    void knowsTheHashesOfWhatItHolds() {
        add(1, 6);

        assertThat(window.hashAt(2)).isEmpty();
        assertThat(window.hashAt(3)).contains(log.get(2).hash());
        assertThat(window.hashAt(6)).contains(log.get(5).hash());
        assertThat(window.hashAt(7)).isEmpty();
    }

    @Test
    void takesWhatOverlapsAndNothingThatDoesNotFollow() {
        add(1, 3);

        assertThat(add(2, 5)).isEqualTo(Added.YES);
        assertThat(positionsAfter(1)).containsExactly(2L, 3L, 4L, 5L);
        assertThat(add(7, 8)).isEqualTo(Added.TOO_EARLY);
        var other = log(7).subList(5, 6);
        assertThat(window.add(other, List.of(List.of(message(6))))).isEqualTo(Added.OTHER_HISTORY);
        assertThat(window.end().position()).isEqualTo(5);
    }

    @Test
    void knowsTheLastOfEachKindAndNothingOfWhatWasBeforeIt() {
        var late = new Window(Head.after(log.get(1)), MOST);
        assertThat(late.lastOf(type -> true, 2)).hasValue(2);
        assertThat(late.lastOf(type -> true, 1)).hasValue(1);
        assertThat(late.lastOf(type -> true, 3)).isEmpty();
        late.add(
                log.subList(2, 5),
                Stream.of(message(3), of(4L, 4), message(5))
                        .<List<TrackedEventMessage<?>>>map(List::of)
                        .toList());

        assertThat(late.lastOf(String.class::equals, 5)).hasValue(5);
        assertThat(late.lastOf(Integer.class::equals, 5)).hasValue(4);
        assertThat(late.lastOf(Double.class::equals, 5)).hasValue(2);
        assertThat(late.lastOf(String.class::equals, 4))
                .as("3, which is not known, or later")
                .hasValue(4);
        assertThat(late.lastOf(Integer.class::equals, 3))
                .as("2, which is not known, or later")
                .hasValue(3);
    }

    private Added add(int first, int last) {
        var events = log.subList(first - 1, last);
        return window.add(
                events,
                events.stream()
                        .<List<TrackedEventMessage<?>>>map(event -> List.of(message(event.position())))
                        .toList());
    }

    private List<Long> positionsAfter(long position) {
        return window.after(position, 100).stream()
                .map(message -> message.trackingToken().position().orElseThrow())
                .toList();
    }

    private static TrackedEventMessage<?> message(long position) {
        return of(position, "event " + position);
    }

    private static TrackedEventMessage<?> of(long position, Object payload) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(payload));
    }

    private static List<StoredEvent> log(int size) {
        var events = new ArrayList<StoredEvent>();
        var head = Head.START;
        for (int i = 0; i < size; i++) {
            var row = new EventRow("a", i, "type", UUID.randomUUID(), "event", "1", new byte[] {1}, new byte[] {2});
            events.add(head.next(row, row.digest(), Instant.EPOCH));
            head = Head.after(events.getLast());
        }
        return events;
    }
}
