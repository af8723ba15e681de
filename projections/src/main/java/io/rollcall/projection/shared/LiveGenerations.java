// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.SubscriptionProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The generations of a read model that this process may read. It goes over to another one in one step, and only once
 * that holds all that it must; until then the one before is read, which is kept up meanwhile. What this process has
 * shown of the one before is never followed by less: the first readers of the next one wait for it.
 */
final class LiveGenerations<K, D> {

    /**
     * What is so at a time.
     *
     * @param live the one that the system has gone over to
     * @param read the one that is read here
     * @param settled completes once what is read holds all that the log held when this process went over to it
     * @param beside the one that others may read just now; a write counts as seen once it is there, too
     */
    private record View<K, D>(
            Generation<K, D> live,
            Generation<K, D> read,
            Mono<Void> settled,
            @Nullable Generation<K, D> beside) {}

    private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

    private final IntFunction<Generation<K, D>> make;
    private Consumer<SubscriptionProgress> concern = progress -> {};
    private boolean turned;
    private volatile View<K, D> view;

    LiveGenerations(IntFunction<Generation<K, D>> make) {
        this.make = make;
        var first = make.apply(Generation.FIRST);
        this.view = new View<>(first, first, Mono.empty(), null);
    }

    /** Has this done to the progress of each of them, now and later. */
    synchronized void each(Consumer<SubscriptionProgress> done) {
        concern = done;
        mustHold().forEach(generation -> done.accept(generation.progress()));
    }

    Generation<K, D> live() {
        return view.live();
    }

    Generation<K, D> read() {
        return view.read();
    }

    /**
     * Reads one generation. What was read of one that this process has gone on from meanwhile is read once more, as
     * others may have been shown more by then.
     *
     * @param look is asked for each time
     */
    <T> Mono<T> read(Function<DocumentReader<K, D>, Mono<T>> look) {
        return Mono.defer(() -> {
            var now = view;
            return now.settled()
                    .then(Mono.defer(() -> look.apply(now.read().reading())))
                    .materialize()
                    .flatMap(found -> view.read() == now.read()
                            ? Mono.just(found)
                            : read(look).materialize())
                    .dematerialize();
        });
    }

    /** All in which a write must be before it counts as seen. */
    List<Generation<K, D>> mustHold() {
        var now = view;
        var all = new ArrayList<Generation<K, D>>(List.of(now.read()));
        if (now.live() != now.read()) {
            all.add(now.live());
        }
        var beside = now.beside();
        if (beside != null && !all.contains(beside)) {
            all.add(beside);
        }
        return all;
    }

    /**
     * Goes over to a generation.
     *
     * @param beside the number of the one that is kept up beside it; {@code null} where there is none
     * @param both whether processes may be going over just now
     */
    synchronized void turn(int live, @Nullable Integer beside, boolean both) {
        var next = known(live);
        var other = beside != null && both ? known(beside) : null;
        if (other != null) {
            other.progress().isWhole(); // has it looked at, so that it is known before it is read
        }
        var before = view.read();
        var stays = turned
                && before != next
                && beside != null
                && before.number() == beside
                && !next.progress().isWhole();
        var read = stays ? before : next;
        view = new View<>(next, read, read == before ? view.settled() : settled(read, turned), other);
        turned = true;
    }

    /** Before the first turn nobody was shown anything. */
    private static Mono<Void> settled(Generation<?, ?> next, boolean turned) {
        return turned
                ? next.progress().awaitHead().cache(any -> FOREVER, fails -> Duration.ZERO, () -> FOREVER)
                : Mono.empty();
    }

    private Generation<K, D> known(int number) {
        return mustHold().stream()
                .filter(generation -> generation.number() == number)
                .findFirst()
                .orElseGet(() -> made(number));
    }

    private Generation<K, D> made(int number) {
        var generation = Objects.requireNonNull(make.apply(number));
        concern.accept(generation.progress());
        return generation;
    }
}
