// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rollcall.log.codec.SizedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final int MANY = 5_000;

    private final List<TrackedEventMessage<?>> log = new ArrayList<>();
    private final List<Object> handled = new ArrayList<>();
    private final List<Long> stored = new ArrayList<>();
    private Runnable onHandling = () -> {};
    private boolean hasRoom = true;
    private final CatchUp catchUp = new CatchUp(new Log(), new Handlers(), new Positions(), () -> hasRoom);

    @Test
    void whatIsFarBehindComesToTheEndInFewBatchesAndInOrder() throws Exception {
        addTo(MANY);
        assertThat(AxonSubscription.positionOf(catchUp.from(null, "any", 0))).isEqualTo(MANY);
        assertThat(handled)
                .hasSize(MANY)
                .containsExactlyElementsOf(
                        log.stream().<Object>map(EventMessage::getPayload).toList());
        assertThat(stored).hasSize(2).isSorted().endsWith((long) MANY);
    }

    @Test
    void aBatchEndsWhereNoMoreMayBeInMemory() throws Exception {
        addTo(MANY);
        onHandling = () -> hasRoom = handled.size() % 500 != 499;
        catchUp.from(null, "any", 0);
        assertThat(stored).hasSize(MANY / 500).startsWith(500L, 1_000L);
        assertThat(handled).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void aBatchEndsWhereItsEventsTakeManyBytes() throws Exception {
        for (long position = 1; position <= MANY; position++) {
            log.add(large(position, CatchUp.MOST_BYTES / 100));
        }
        catchUp.from(null, "any", 0);
        assertThat(stored).hasSize(MANY / 101 + 1).startsWith(101L, 202L);
        assertThat(handled).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void itGoesOnWhereItIs() throws Exception {
        addTo(MANY);
        catchUp.from(new GlobalSequenceTrackingToken(1_000), "any", 0);
        assertThat(handled).hasSize(MANY - 1_000).startsWith(1_001L);
    }

    @Test
    void whatIsNearIsLeftToAxon() throws Exception {
        addTo(CatchUp.FAR - 1);
        assertThat(catchUp.from(null, "any", 0)).isNull();
        assertThat(handled).isEmpty();
    }

    @Test
    void eventsOfOnePositionAreInOneBatch() throws Exception {
        addTo(MANY);
        log.add(2_000, event(2_000, "the other half"));
        catchUp.from(null, "any", 0);
        assertThat(stored).startsWith(2_000L);
        assertThat(handled.indexOf("the other half")).isEqualTo(2_000);
        assertThat(handled).hasSize(MANY + 1).doesNotHaveDuplicates();
    }

    @Test
    void aStopWaitsForNoMoreThanABatch() throws Exception {
        addTo(MANY);
        onHandling = catchUp::stop;
        assertThat(AxonSubscription.positionOf(catchUp.from(null, "any", 0))).isEqualTo(2_000);
        catchUp.begin();
        onHandling = () -> {};
        catchUp.from(new GlobalSequenceTrackingToken(2_000), "any", 0);
        assertThat(handled).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsIsNotPassedOver() {
        addTo(MANY);
        onHandling = () -> {
            if (handled.size() == 3_000) {
                throw new IllegalStateException("cannot");
            }
        };
        assertThatThrownBy(() -> catchUp.from(null, "any", 0)).hasMessage("cannot");
        assertThat(stored).containsExactly(2_000L);
    }

    private void addTo(long last) {
        for (long position = 1; position <= last; position++) {
            log.add(event(position, position));
        }
    }

    private static TrackedEventMessage<?> event(long position, Object payload) {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(position), new GenericMessage<>(payload), () -> Instant.EPOCH);
    }

    private static TrackedEventMessage<?> large(long position, int bytes) {
        return new SizedEvent<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>("Any", "any", position, position),
                bytes);
    }

    private final class Log implements StreamableMessageSource<TrackedEventMessage<?>> {

        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
            var position = AxonSubscription.positionOf(after);
            return new Events(log.stream()
                    .filter(event -> AxonSubscription.positionOf(event.trackingToken()) > position)
                    .toList());
        }

        @Override
        public TrackingToken createHeadToken() {
            return log.getLast().trackingToken();
        }
    }

    private static final class Events implements BlockingStream<TrackedEventMessage<?>> {

        private final List<TrackedEventMessage<?>> events;
        private int next;

        Events(List<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return next < events.size() ? Optional.of(events.get(next)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return next < events.size();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return events.get(next++);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private final class Handlers implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            onHandling.run();
            handled.add(event.getPayload());
        }
    }

    private final class Positions implements TokenStore {

        @Override
        public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
            stored.add(AxonSubscription.positionOf(token));
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processor, int segment) {
            return null;
        }

        @Override
        public void releaseClaim(String processor, int segment) {
            // nothing is claimed
        }

        @Override
        public int[] fetchSegments(String processor) {
            return new int[] {0};
        }
    }
}
