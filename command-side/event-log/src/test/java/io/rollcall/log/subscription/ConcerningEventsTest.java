// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.junit.jupiter.api.Test;

/** Words concern the subscription, numbers do not, and it cannot read what is true. */
class ConcerningEventsTest {

    private final Events log = new Events();
    private final ConcerningEvents events = new ConcerningEvents(
            log, event -> event.getPayload() instanceof String, event -> event.getPayload() instanceof Boolean);

    @Test
    void ofOthersInARowTheLastIsShown() throws Exception {
        log.add("a", 1, 2, "b", 3, 4);
        assertThat(all()).containsExactly("a@1", "b@4", "4@6");
    }

    @Test
    void whatConcernsItIsNeverHeldBackByWhatMayCome() throws Exception {
        log.add(1);
        assertThat(all()).containsExactly("1@1");
        log.add("a");
        assertThat(all()).containsExactly("a@2");
    }

    @Test
    void whatWasSeenIsWhatIsTaken() throws Exception {
        log.add(1);
        assertThat(events.peek().orElseThrow().getPayload()).isEqualTo(1);
        log.add("a");
        assertThat(all()).containsExactly("1@1", "a@2");
    }

    @Test
    void aPositionMovesOnHoweverManyConcernOthers() throws Exception {
        log.add(Collections.nCopies(2_500, 7).toArray());
        assertThat(all()).containsExactly("7@1000", "7@2000", "7@2500");
    }

    @Test
    void itEndsBeforeWhatCannotBeReadAndShowsWhatIsBefore() throws Exception {
        log.add("a", 1, true, "b");
        assertThat(all()).containsExactly("a@1", "1@2");
        assertThat(events.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void whereTheLogHasAnotherHistoryNothingThatWasReadIsShown() {
        log.add(1);
        assertThat(events.peek()).isPresent();
        log.ended = true;
        assertThatThrownBy(events::nextAvailable).isInstanceOf(IllegalStateException.class);
    }

    private List<String> all() throws InterruptedException {
        var all = new ArrayList<String>();
        while (events.hasNextAvailable(0, TimeUnit.SECONDS)) {
            var event = events.nextAvailable();
            all.add(event.getPayload() + "@" + event.trackingToken().position().orElseThrow());
        }
        return all;
    }

    private static final class Events implements BlockingStream<TrackedEventMessage<?>> {

        private final Queue<TrackedEventMessage<?>> events = new ArrayDeque<>();
        private long last;
        private boolean ended;

        void add(Object... payloads) {
            for (var payload : payloads) {
                events.add(new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(++last), new GenericMessage<>(payload), () -> Instant.EPOCH));
            }
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (ended) {
                throw new IllegalStateException("another history");
            }
            return Optional.ofNullable(events.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.remove();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
