// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The bytes that the bodies of all requests in work may come to. The last quarter is for small bodies, so that large
 * uploads, for which nobody needs a credential, do not keep everybody else from speaking. Where there is no room, it is
 * made: a body that has ceased to arrive goes first, then one of the address that has taken more than half of all and
 * more than the one that needs the room. So nobody can hold what they do not use, and no address keeps the others out.
 */
final class BodyBudget {

    private static final long SMALL = 64 * 1024;

    /** A body arrives as long as so many bytes of it come in so much time. */
    private static final int PROGRESS = 4 * 1024;

    private static final Duration STANDSTILL = Duration.ofSeconds(2);

    private final long all;
    private final long forLarge;
    private final LongSupplier nanos;
    private final Set<Share> arriving = new LinkedHashSet<>();
    private final Map<Object, Long> byAddress = new HashMap<>();
    private long taken;

    BodyBudget(long bytes) {
        this(bytes, System::nanoTime);
    }

    BodyBudget(long bytes, LongSupplier nanos) {
        this.all = bytes;
        this.forLarge = bytes - bytes / 4;
        this.nanos = nanos;
    }

    /** What one body takes, which begins to arrive from an address. */
    synchronized Share share(Object address) {
        var share = new Share(address);
        arriving.add(share);
        return share;
    }

    synchronized long taken() {
        return taken;
    }

    private synchronized Optional<Share> victim(Share needy, int bytes) {
        if (!arriving.contains(needy)) {
            return Optional.empty(); // it has lost its own
        }
        var slow = arriving.stream().filter(share -> share != needy && share.own > 0 && share.standsStill());
        return slow.max(Comparator.comparingLong((Share share) -> held(share.address))
                        .thenComparingLong(share -> share.own))
                .or(() -> ofTheGreediest(needy, bytes));
    }

    private Optional<Share> ofTheGreediest(Share needy, int bytes) {
        var most = byAddress.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return most <= forLarge / 2 || most <= held(needy.address) + bytes
                ? Optional.empty()
                : arriving.stream()
                        .filter(share -> share.own > 0 && held(share.address) == most)
                        .max(Comparator.comparingLong(share -> share.own));
    }

    private long held(Object address) {
        return byAddress.getOrDefault(address, 0L);
    }

    private synchronized boolean takeIfFree(Share share, int bytes) {
        if (!(share.complete || arriving.contains(share))
                || taken + bytes > (share.own + bytes <= SMALL ? all : forLarge)) {
            return false;
        }
        taken += bytes;
        byAddress.merge(share.address, (long) bytes, Long::sum);
        share.own += bytes;
        return true;
    }

    private synchronized void giveBack(Share share) {
        arriving.remove(share);
        taken -= share.own;
        byAddress.computeIfPresent(share.address, (same, held) -> held == share.own ? null : held - share.own);
        share.own = 0;
    }

    private synchronized void arrived(Share share) {
        share.complete = arriving.remove(share);
    }

    /** What one body has taken so far, to be given back when all work with it is done. Used by one thread at a time. */
    final class Share implements AutoCloseable {

        private final Object address;
        private final Sinks.Empty<Void> lost = Sinks.empty();
        private long own;
        private boolean complete;
        private long sinceMark;
        private volatile long mark = nanos.getAsLong();

        private Share(Object address) {
            this.address = address;
        }

        /** Takes so many bytes more, for the body or what comes of it, or nothing where they are not to be had. */
        boolean take(int bytes) {
            progress(bytes);
            var free = takeIfFree(this, bytes);
            for (var victim = free ? Optional.<Share>empty() : victim(this, bytes);
                    !free && victim.isPresent();
                    victim = victim(this, bytes)) {
                victim.get().lose();
                free = takeIfFree(this, bytes);
            }
            return free;
        }

        /** The body is complete: it is worked with, and cannot lose its room any more. */
        void arrived() {
            BodyBudget.this.arrived(this);
        }

        /** Fails with a {@link Refusal} if the room is taken away, which happens only while the body arrives. */
        <T> Mono<T> lost() {
            return lost.asMono().then(Mono.error(() -> standsStill() ? tooSlow() : tooMany()));
        }

        /** Gives everything back. */
        @Override
        public void close() {
            giveBack(this);
        }

        /** So much more of it has come, or has been taken: it does not stand still. */
        void progress(int bytes) {
            sinceMark += bytes;
            if (sinceMark >= PROGRESS) {
                sinceMark = 0;
                mark = nanos.getAsLong();
            }
        }

        private boolean standsStill() {
            return nanos.getAsLong() - mark > STANDSTILL.toNanos();
        }

        private void lose() {
            giveBack(this);
            lost.tryEmitEmpty();
        }
    }

    /** What is still to come of the body would pass for the next request: the connection is closed. */
    static Refusal tooSlow() {
        return closing(Refusal.detail(408, "The request body does not arrive in time."));
    }

    private static Refusal tooMany() {
        return closing(Refusal.unavailable(5));
    }

    private static Refusal closing(Refusal refusal) {
        return new Refusal(refusal.answer().with("Connection", "close"));
    }
}
