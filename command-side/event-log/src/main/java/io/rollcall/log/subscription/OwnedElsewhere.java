// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Which subscriptions other processes own, as PostgreSQL's locks say: looked up beside, and told the next time. */
public final class OwnedElsewhere implements Predicate<String> {

    private static final Duration FRESH = Duration.ofMillis(100);

    private final Mono<Set<String>> locked;
    private final Predicate<String> ownedHere;
    private final AtomicLong looked = new AtomicLong(System.nanoTime() - FRESH.toNanos());
    private volatile Set<String> held = Set.of();

    /**
     * @param locked those with a held lock, by whichever process; may block
     * @param ownedHere whether it is this one
     */
    public OwnedElsewhere(Callable<Set<String>> locked, Predicate<String> ownedHere) {
        this.locked = Mono.fromCallable(locked).subscribeOn(Schedulers.boundedElastic());
        this.ownedHere = ownedHere;
    }

    /** Never blocks. */
    @Override
    public boolean test(String subscription) {
        var last = looked.get();
        if (System.nanoTime() - last >= FRESH.toNanos() && looked.compareAndSet(last, System.nanoTime())) {
            locked.onErrorComplete().subscribe(names -> held = names);
        }
        return held.contains(subscription) && !ownedHere.test(subscription);
    }
}
