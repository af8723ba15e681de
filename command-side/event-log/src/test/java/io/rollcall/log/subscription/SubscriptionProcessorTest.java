// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.rollcall.log.codec.DroppedEvent;
import io.rollcall.log.codec.Opaque;
import io.rollcall.log.codec.UnknownEvent;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Axon's processor over a place for positions that can break. */
class SubscriptionProcessorTest {

    /** After so many failures Axon alone would wait for 32 s. */
    private static final int FAILURES = 6;

    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(6);

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final FixedLog log = new FixedLog(0);
    private long published;
    private final Breakable place = new Breakable();
    private final Ordered orders = new Ordered();
    private final SubscriptionProcessor processor =
            SubscriptionProcessor.of("place", new Nobody(String.class), events, place, orders);
    private final OwnedSubscription subscription = new OwnedSubscription(place, () -> processor, log, orders);

    @BeforeAll
    static void letAxonBeQuiet() {
        ((Logger) LoggerFactory.getLogger("org.axonframework.eventhandling.pooled")).setLevel(Level.OFF);
    }

    @AfterEach
    void end() {
        subscription.stop();
        events.shutDown();
    }

    @Test
    void whatCouldNotBeWrittenForLongIsWrittenSoonAfterItCanBe() {
        place.breaks = Breaks.WRITING;
        assertGoesOnOnceItIsWhole();
    }

    @Test
    void whatCouldNotBeReadForLongIsReadSoonAfterItCanBe() {
        place.breaks = Breaks.READING;
        assertGoesOnOnceItIsWhole();
    }

    @Test
    void anErrorThatIsNoExceptionIsSurvivedToo() {
        place.breaks = Breaks.BADLY;
        assertGoesOnOnceItIsWhole();
    }

    @Test
    void whatHasEndedByItselfIsStartedAgainAndGoesOnWhereItWas() {
        subscription.start(UUID.randomUUID());
        publish(3);
        tendUntil(() -> place.position == log.head, A_FEW_SECONDS);
        processor.shutDown();
        publish(2);
        tendUntil(() -> place.position == log.head && place.position == 4, A_FEW_SECONDS);
        assertThat(place.backwards).isFalse();
    }

    @Test
    void whatOnlyANewerVersionCanReadIsNotPassedOverAndAllBeforeItIsDone() {
        subscription.start(UUID.randomUUID());
        publish(3);
        publish(unknown(String.class));
        publish(2);
        tendUntil(() -> !subscription.isWilling(), A_FEW_SECONDS);
        assertThat(place.position).isEqualTo(2);
        assertThat(processor.trouble())
                .isEqualTo("it waits for an upgrade: a newer version has written note.sung (revision 2)");
        subscription.stop();
        assertThat(place.position).isEqualTo(2);
    }

    @Test
    void whatOperatorsHaveOrderedToBeSkippedIsPassedOverThoughNobodyHereCanReadIt() {
        orders.skipped.add(1L);
        subscription.start(UUID.randomUUID());
        publish(1);
        publish(unknown(String.class));
        publish(2);
        tendUntil(() -> place.position == log.head && place.position == 3, A_FEW_SECONDS);
        assertThat(orders.passed).containsExactly(1L);
    }

    @Test
    void whatIsPausedStandsWhereItIsAndGoesOnThereWhenItIsResumed() {
        subscription.start(UUID.randomUUID());
        publish(3);
        tendUntil(() -> place.position == 2, A_FEW_SECONDS);
        orders.paused = true;
        subscription.tend();
        publish(2);
        subscription.tend();
        assertThat(processor.isRunning()).isFalse();
        assertThat(subscription.standsStill()).isFalse();
        assertThat(place.position).isEqualTo(2);
        orders.paused = false;
        tendUntil(() -> place.position == 4, A_FEW_SECONDS);
        assertThat(place.backwards).isFalse();
    }

    @Test
    void whatConcernsOthersIsPassedOver() {
        subscription.start(UUID.randomUUID());
        publish(1);
        publish(unknown(Integer.class));
        publish(new DroppedEvent("note.sung", "1"));
        publish(2);
        tendUntil(() -> place.position == log.head && place.position == 4, A_FEW_SECONDS);
        assertThat(subscription.isWilling()).isTrue();
    }

    private static UnknownEvent unknown(Class<?> kin) {
        return new UnknownEvent("note.sung", "2", new byte[0], new byte[32], Set.of(kin));
    }

    private void assertGoesOnOnceItIsWhole() {
        subscription.start(UUID.randomUUID());
        publish(3);
        tendUntil(() -> place.failures >= FAILURES && subscription.standsStill(), Duration.ofSeconds(60));
        assertThat(processor.trouble()).contains("Breakable").doesNotContain("secret");
        place.breaks = Breaks.NOTHING;
        tendUntil(() -> place.position == log.head && !subscription.standsStill(), A_FEW_SECONDS);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            publish("text");
        }
    }

    private void publish(Object event) {
        events.publish(new GenericDomainEventMessage<>("note", "note-1", published++, event));
        log.head = published - 1; // the engine in memory counts from 0
    }

    private void tendUntil(BooleanSupplier done, Duration within) {
        var deadline = System.nanoTime() + within.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("at position %s after %s failures", place.position, place.failures)
                    .isLessThan(deadline);
            subscription.tend();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private enum Breaks {
        NOTHING,
        READING,
        WRITING,
        BADLY
    }

    private static final class Breakable implements Subscription, TokenStore {

        private volatile Breaks breaks = Breaks.NOTHING;
        private volatile int failures;
        private volatile long position = -1;
        private volatile boolean backwards;

        @Override
        public String name() {
            return "place";
        }

        @Override
        public Role role() {
            return Role.PROJECTION;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
            if (breaks == Breaks.WRITING) {
                fail(new Broken("secret"));
            }
            if (breaks == Breaks.BADLY) {
                failures++;
                throw new StackOverflowError("secret");
            }
            var reached = token == null ? -1 : token.position().orElse(-1);
            backwards |= reached < position;
            position = reached;
        }

        @Override
        public @Nullable TrackingToken fetchToken(String processor, int segment) {
            if (breaks == Breaks.READING) {
                fail(new Broken("secret"));
            }
            return position < 0 ? null : new GlobalSequenceTrackingToken(position);
        }

        @Override
        public void releaseClaim(String processor, int segment) {
            // nothing is claimed
        }

        @Override
        public int[] fetchSegments(String processor) {
            return new int[] {0};
        }

        private void fail(RuntimeException failure) {
            failures++;
            throw failure;
        }
    }

    private static final class Broken extends RuntimeException {

        private Broken(String message) {
            super(message);
        }
    }

    /** Takes events of one class, in vain. */
    private record Nobody(Class<?> taken) implements EventHandlerInvoker {

        @Override
        public boolean canHandleType(Class<?> type) {
            return type == taken;
        }

        /** Of what is none it must not be asked. */
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            assertThat(event.getPayload()).isNotInstanceOf(Opaque.class);
            return false;
        }

        @Override
        public void handle(EventMessage<?> event, Segment segment) {
            // hears nothing
        }
    }
}
