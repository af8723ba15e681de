// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Callers that wait for a read model to come to a position. While another process writes it, the collection is asked.
 */
final class PositionWaiters {

    /** How soon the collection is asked again; while it tells nothing new each pause is twice the one before. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(4);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(64);

    private final BooleanSupplier owned;
    private final LongSupplier reached;
    private final Mono<Long> stored;
    private final ConcurrentSkipListMap<Ticket, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicBoolean polling = new AtomicBoolean();
    private volatile @Nullable Thread resting;

    /**
     * @param owned whether this process writes the read model
     * @param reached where it stands then
     * @param stored where it stands otherwise; never fails
     */
    PositionWaiters(BooleanSupplier owned, LongSupplier reached, Mono<Long> stored) {
        this.owned = owned;
        this.reached = reached;
        this.stored = stored;
    }

    /**
     * Rests for the least time, and for the most unless a caller waits; not at all where these are over. For the one
     * thread that moves the position.
     */
    void rest(Duration least, Duration most) {
        var end = System.nanoTime() + most.toNanos();
        LockSupport.parkNanos(least.toNanos());
        resting = Thread.currentThread();
        if (waiting.isEmpty()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        resting = null;
    }

    /** Completes when the position is reached. */
    Mono<Void> queue(long after) {
        var ticket = new Ticket(after, tickets.incrementAndGet());
        var done = new CompletableFuture<Void>();
        waiting.put(ticket, done);
        LockSupport.unpark(resting);
        done.whenComplete((nothing, cancelled) -> waiting.remove(ticket));
        if (owned.getAsBoolean()) {
            complete(reached.getAsLong());
        } else {
            pollWhileNeeded();
        }
        return Mono.fromFuture(done).publishOn(Schedulers.parallel()); // what follows is not the subscription's work
    }

    void complete(long at) {
        waiting.headMap(new Ticket(at, Long.MAX_VALUE), true).values().forEach(done -> done.complete(null));
    }

    void pollWhileNeeded() {
        if (!needed() || !polling.compareAndSet(false, true)) {
            return;
        }
        var pauses = new Pauses();
        stored.doOnNext(pauses::told)
                .doOnNext(this::complete)
                .repeatWhen(rounds ->
                        rounds.concatMap(round -> Mono.delay(pauses.next())).takeWhile(round -> needed()))
                .doFinally(end -> {
                    polling.set(false);
                    pollWhileNeeded(); // somebody may have come in between
                })
                .subscribe();
    }

    int number() {
        return waiting.size();
    }

    private boolean needed() {
        return !owned.getAsBoolean() && !waiting.isEmpty();
    }

    /** One poll's, which looks one time after the other. */
    private static final class Pauses {

        private long told = -1;
        private Duration next = FIRST_PAUSE;

        void told(long position) {
            if (position != told) {
                told = position;
                next = FIRST_PAUSE;
            }
        }

        Duration next() {
            var pause = next;
            next = LONGEST_PAUSE.compareTo(pause) > 0 ? pause.multipliedBy(2) : pause;
            return pause;
        }
    }

    private record Ticket(long position, long number) implements Comparable<Ticket> {

        private static final Comparator<Ticket> ORDER =
                Comparator.comparingLong(Ticket::position).thenComparingLong(Ticket::number);

        @Override
        public int compareTo(Ticket other) {
            return ORDER.compare(this, other);
        }
    }
}
