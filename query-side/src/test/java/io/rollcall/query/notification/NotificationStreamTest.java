// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.notification.Notification;
import io.rollcall.contracts.notification.Notification.ContactJoined;
import io.rollcall.contracts.notification.Notifications;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Refusal;
import io.rollcall.http.ServerSentEvents.Event;
import io.rollcall.http.ServerSentEvents.Frame;
import io.rollcall.http.ServerSentEvents.HangUp;
import io.rollcall.http.ServerSentEvents.Place;
import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;

class NotificationStreamTest {

    private static final UserId ADA = UserId.of(5);
    private static final UserId BOB = UserId.of(6);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(25);

    /** In heartbeats: a machine with much else to do stands still for some of them. */
    private static final int STALL = 40;

    private final NotificationStreams streams = new NotificationStreams(1);
    private final List<Notification> stored = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean letIn = true;
    private volatile long dropped;
    private final Reader reader = new Reader();

    @AfterEach
    void end() {
        streams.end();
    }

    @Test
    void whoComesForTheFirstTimeIsToldFromNowOn() throws Exception {
        streams.begin(7);
        happened(6);
        begin(null, NEVER).request(100);
        happened(8);
        streams.wake(ADA, 8);

        reader.awaits(3);
        assertThat(reader.events()).containsExactly(8L);
        assertThat(reader.frames).contains(new Place(7));
    }

    @Test
    void whoComesBackIsToldWhatStandsBehindTheirPlace() throws Exception {
        happened(2, 3, 4);
        streams.begin(4);
        begin("2", NEVER).request(100);

        reader.awaits(3);
        assertThat(reader.events()).containsExactly(3L, 4L);
    }

    @Test
    void nothingIsToldTwiceHoweverOftenItIsWoken() throws Exception {
        streams.begin(1);
        begin(null, NEVER).request(1000);
        for (long position = 2; position <= 50; position++) {
            happened(position);
            streams.wake(ADA, position);
            streams.wake(ADA, position - 1);
            streams.wakeAll(position);
        }

        reader.awaits(51);
        assertThat(reader.events()).hasSize(49).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aReaderWhoTakesNothingCostsNoFurtherReadings() throws Exception {
        streams.begin(1);
        begin(null, NEVER).request(2);
        reader.awaits(2);
        for (long position = 2; position <= 5000; position++) {
            happened(position);
            streams.wake(ADA, position);
        }
        assertThat(readings).hasValueLessThanOrEqualTo(2);
        reader.request(Long.MAX_VALUE);

        reader.awaits(2 + 4999);
        assertThat(reader.events()).hasSize(4999).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aReaderWhoTakesNothingForLongIsBrokenOff() throws Exception {
        streams.begin(1);
        begin(null, SHORT).request(1);

        assertThat(reader.end.handle((done, fault) -> fault).get(10, TimeUnit.SECONDS))
                .isInstanceOf(HangUp.class);
        awaitNone();
    }

    @Test
    void aReaderWhoTakesHeartbeatsIsNot() throws Exception {
        streams.begin(1);
        begin(null, SHORT).request(Long.MAX_VALUE);

        reader.awaits(STALL + 20);
        assertThat(reader.end).isNotDone();
    }

    @Test
    void olderThanWhatIsKeptMeansAReset() throws Exception {
        happened(9, 10);
        dropped = 8;
        streams.begin(10);
        begin("7", NEVER).request(100);
        reader.awaits(2);
        happened(11);
        streams.wake(ADA, 11);

        reader.awaits(3);
        assertThat(reader.events()).containsExactly(10L, 11L);
        assertThat(reader.names()).containsExactly("reset", "contact_joined");
    }

    @Test
    void aPlaceThatThisProcessHasNotHeardOfYetIsWaitedFor() throws Exception {
        streams.begin(3);
        begin("5", NEVER).request(100);
        happened(5, 6);
        streams.reached(6);

        reader.awaits(2);
        assertThat(reader.events()).containsExactly(6L);
        assertThat(reader.names()).containsExactly("contact_joined");
    }

    @Test
    void whatCannotBeReadNowIsReadLater() throws Exception {
        streams.begin(1);
        begin(null, NEVER).request(100);
        reader.awaits(2);
        failures.set(2);
        happened(2);
        streams.wake(ADA, 2);

        reader.awaits(3);
        assertThat(reader.events()).containsExactly(2L);
    }

    @Test
    void whoWouldNotBeLetInAnyMoreIsClosedEvenWhereTheyTakeNothing() throws Exception {
        streams.begin(1);
        begin(null, NEVER);
        letIn = false;
        streams.check(BOB, 2);
        assertThat(reader.end).isNotDone();
        streams.check(ADA, 2);

        reader.end.get(10, TimeUnit.SECONDS);
        awaitNone();
    }

    @Test
    void whoWasNotToBeLetInIsClosedAtOnce() throws Exception {
        letIn = false;
        streams.begin(1);
        begin(null, NEVER);

        reader.end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatEndsByItselfIsSeenAtAHeartbeat() throws Exception {
        streams.begin(1);
        begin(null, SHORT).request(Long.MAX_VALUE);
        reader.awaits(3);
        letIn = false;

        reader.end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void nobodyIsTakenInBeforeTheBeginningNorAfterTheEndNorBesideSoManyOthers() throws Exception {
        begin(null, NEVER);
        reader.end.get(10, TimeUnit.SECONDS);
        streams.begin(1);
        var first = new Reader();
        stream(NEVER).frames(null, 0).subscribe(first);
        var second = new Reader();
        stream(NEVER).frames(null, 0).subscribe(second);
        second.end.get(10, TimeUnit.SECONDS);
        assertThat(first.end).isNotDone();
        streams.end();
        first.end.get(10, TimeUnit.SECONDS);
    }

    /** This process may hear later than the client of what another one has written. */
    @Test
    void aClientIsNotToldOfWhatItHasSeenItself() throws Exception {
        streams.begin(1);
        stream(NEVER).frames(null, 2).subscribe(reader);
        reader.request(100);
        reader.awaits(1);
        happened(2, 3);
        streams.reached(2);
        reader.awaits(2);
        streams.wake(ADA, 3);

        reader.awaits(3);
        assertThat(reader.frames).contains(new Place(2));
        assertThat(reader.events()).containsExactly(3L);
    }

    @Test
    void whoMayHaveMissedSomethingComesAgain() throws Exception {
        streams.begin(1);
        begin(null, NEVER).request(100);
        streams.begin(9);

        reader.end.get(10, TimeUnit.SECONDS);
        assertThat(streams.isOpen()).isTrue();
    }

    private Reader begin(@Nullable String last, Duration heartbeat) {
        stream(heartbeat).frames(last, 0).subscribe(reader);
        return reader;
    }

    private NotificationStream stream(Duration heartbeat) {
        var limits = new NotificationProperties(heartbeat, heartbeat.multipliedBy(STALL), 1);
        return new NotificationStream(ADA, new StreamGuard(ADA, reauthentication()), streams, this::since, limits);
    }

    private Mono<Notifications> since(UserId user, long since, long after) {
        readings.incrementAndGet();
        return failures.getAndDecrement() > 0
                ? Mono.error(new NotCaughtUp("notifications", after))
                : Mono.fromSupplier(() -> new Notifications(
                        since >= dropped,
                        stored.stream().filter(it -> it.position() > since).toList()));
    }

    /** A stream is taken out after its reader has heard of the end. */
    private void awaitNone() {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!streams.areNone()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private void happened(long... positions) {
        for (var position : positions) {
            stored.add(new ContactJoined(position, BOB));
        }
    }

    private Reauthentication reauthentication() {
        var credentialResolver = new CredentialResolver() {
            @Override
            public Mono<UserId> caller(HttpHeaders headers) {
                return letIn ? Mono.just(ADA) : Mono.error(nobody());
            }

            @Override
            public List<String> shown(HttpHeaders headers) {
                return List.of();
            }

            @Override
            public Refusal nobody() {
                return Refusal.invalidToken("Token");
            }

            @Override
            public Refusal left() {
                return nobody();
            }
        };
        return Objects.requireNonNull(Reauthentication.get()
                .contextWrite(Reauthentication.by(credentialResolver, new HttpHeaders()))
                .block());
    }

    /** Takes as many frames as it is told to. */
    private static final class Reader extends BaseSubscriber<Frame> {

        private final List<Frame> frames = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final Object taken = new Object();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // takes nothing by itself
        }

        @Override
        protected void hookOnNext(Frame frame) {
            synchronized (taken) {
                frames.add(frame);
                taken.notifyAll();
            }
        }

        @Override
        protected void hookOnComplete() {
            end.complete(null);
        }

        @Override
        protected void hookOnError(Throwable fault) {
            end.completeExceptionally(fault);
        }

        void awaits(int many) throws InterruptedException {
            var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            synchronized (taken) {
                while (frames.size() < many) {
                    var left = (deadline - System.nanoTime()) / 1_000_000;
                    assertThat(left).as("frames so far: %s", frames).isPositive();
                    taken.wait(left);
                }
            }
        }

        List<Long> events() {
            return all().map(Event::id).toList();
        }

        List<String> names() {
            return all().map(Event::name).toList();
        }

        private Stream<Event> all() {
            return frames.stream().filter(Event.class::isInstance).map(Event.class::cast);
        }
    }
}
