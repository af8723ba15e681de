// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets no reader hear that something is not there before the collection has shown, after that was read, that it is
 * whole: that it holds all that this process knows of the log, under the same claim as before. A reader that finds what
 * it looks for pays nothing; all that find nothing share one look at a time.
 */
public final class ConfirmedMisses {

    /**
     * One where nothing was known before, one for a claim that has changed hands, one for what was just being written.
     */
    private static final int TRIES = 4;

    private final String name;
    private final SubscriptionProgress progress;
    private final Supplier<OptionalLong> wanted;
    private final CoalescedLookup<Optional<ClaimedCheckpoint>> looks;

    /** @param wanted where the read model must have come to by now; empty where that is not known */
    public ConfirmedMisses(
            String name, SubscriptionProgress progress, Mono<ClaimedCheckpoint> look, Supplier<OptionalLong> wanted) {
        this.name = name;
        this.progress = progress;
        this.wanted = wanted;
        this.looks = new CoalescedLookup<>(progress.look(look).map(Optional::of).defaultIfEmpty(Optional.empty()));
    }

    /**
     * What is read, once it is sure; fails with {@link NotCaughtUp} where it cannot be just now.
     *
     * @param complete whether nothing is missing, and so nothing to be made sure of
     */
    public <T> Mono<T> surely(Mono<T> read, Predicate<T> complete) {
        return Mono.defer(() -> read(read, complete, null, TRIES));
    }

    private <T> Mono<T> read(Mono<T> read, Predicate<T> complete, @Nullable OptionalLong asked, int tries) {
        var before = progress.known();
        var reached = progress.reached();
        return read.flatMap(found -> {
            if (complete.test(found)) {
                return Mono.just(found);
            }
            var upTo = asked == null ? wanted.get() : asked; // once: or one would run after the writers
            if (upTo.isEmpty()) {
                return Mono.just(found); // nobody follows for it here
            }
            return isSure(before, reached, upTo.getAsLong()).flatMap(sure -> {
                if (sure) {
                    return Mono.just(found);
                }
                return tries == 0
                        ? Mono.error(new NotCaughtUp(name, upTo.getAsLong()))
                        : read(read, complete, upTo, tries - 1);
            });
        });
    }

    /**
     * Whether what was read holds; if not, it is to be read again.
     *
     * @param before what was known of the collection before it was read
     * @param reached how far that was: what was written while it was read may have been missed
     */
    private Mono<Boolean> isSure(@Nullable ClaimedCheckpoint before, long reached, long upTo) {
        return looks.begunFromNow().flatMap(found -> {
            if (found.isEmpty()) {
                return Mono.error(NotCaughtUp.builtAnew(name));
            }
            var same = reached >= upTo && before != null && found.get().goesOnFrom(before);
            return progress.holds(found.get(), upTo)
                    ? progress.await(0).thenReturn(same)
                    : progress.await(upTo).thenReturn(false);
        });
    }
}
