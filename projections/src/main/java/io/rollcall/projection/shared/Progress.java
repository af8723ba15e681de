// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.log.Interest;
import io.rollcall.contracts.log.NotCaughtUp;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * How far a read model has come, and who waits for it. The process that owns the follower knows at once; any other one
 * asks the collection, and only while somebody waits.
 */
final class Progress {

    private static final Duration POLL = Duration.ofMillis(3);

    /** How old what {@link #position} tells of another process may be. */
    private static final Duration FRESH = Duration.ofMillis(100);

    private final String name;
    private final Mono<Long> stored;
    private final Duration patience;
    private final ConcurrentSkipListMap<Ticket, CompletableFuture<Void>> waiting = new ConcurrentSkipListMap<>();
    private final AtomicLong tickets = new AtomicLong();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - FRESH.toNanos());
    private volatile @Nullable Interest interest;
    private volatile boolean owned;
    private volatile long position;
    private volatile long seen;

    Progress(String name, Mono<Long> stored, Duration patience) {
        this.name = name;
        this.stored = stored;
        this.patience = patience;
    }

    /** Only for events that concern the read model must anybody wait. */
    void concernedBy(Interest interest) {
        this.interest = interest;
    }

    /** Never blocks: what another process has written is looked up beside, and told the next time. */
    long position() {
        if (owned) {
            return position;
        }
        var last = looked.get();
        if (System.nanoTime() - last >= FRESH.toNanos() && looked.compareAndSet(last, System.nanoTime())) {
            stored.onErrorComplete().subscribe(at -> seen = at);
        }
        return seen;
    }

    /** This process owns the follower from here on. */
    void claimed(long at) {
        position = at;
        owned = true;
        complete(at);
    }

    /** Everything up to here is written. */
    void reached(long at) {
        position = at;
        complete(at);
    }

    /** Another process may own the follower from here on. */
    void released() {
        seen = position;
        owned = false;
        pollWhileNeeded();
    }

    /** Completes when the position is reached; fails with {@link NotCaughtUp} when patience ends before. */
    Mono<Void> await(long after) {
        if (after <= 0 || (owned && position >= after)) {
            return Mono.empty();
        }
        return Mono.defer(() -> upTo(after).flatMap(this::queue))
                .timeout(patience, Mono.error(() -> new NotCaughtUp(name, after)));
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    /**
     * Where the read model must come to. The owner comes to each position, and tells at once; what another process
     * keeps may stay behind for as long as nothing concerns it, as this process sees by itself.
     */
    private Mono<Long> upTo(long after) {
        var known = interest;
        if (owned || known == null) {
            return Mono.just(after);
        }
        return Mono.fromSupplier(() -> known.upTo(after))
                .mapNotNull(last -> last.isPresent() ? last.getAsLong() : null)
                .repeatWhenEmpty(rounds -> rounds.delayElements(POLL));
    }

    private Mono<Void> queue(long after) {
        var ticket = new Ticket(after, tickets.incrementAndGet());
        var done = new CompletableFuture<Void>();
        waiting.put(ticket, done);
        done.whenComplete((nothing, cancelled) -> waiting.remove(ticket));
        if (owned) {
            complete(position);
        } else {
            pollWhileNeeded();
        }
        return Mono.fromFuture(done).publishOn(Schedulers.parallel()); // what follows is not the follower's work
    }

    private void complete(long at) {
        waiting.headMap(new Ticket(at, Long.MAX_VALUE), true).values().forEach(done -> done.complete(null));
    }

    private void pollWhileNeeded() {
        if (!needed() || !polling.compareAndSet(false, true)) {
            return;
        }
        stored.onErrorComplete() // while the database is away, those who wait give up by themselves
                .doOnNext(this::complete)
                .repeatWhen(rounds -> rounds.delayElements(POLL).takeWhile(round -> needed()))
                .doFinally(end -> {
                    polling.set(false);
                    pollWhileNeeded(); // somebody may have come in between
                })
                .subscribe();
    }

    private boolean needed() {
        return !owned && !waiting.isEmpty();
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
