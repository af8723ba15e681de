// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One look at a time, however many ask for one: callers that come while it is under way share the next one, which
 * begins after they have come.
 *
 * @param <T> what a look shows
 */
final class CoalescedLookup<T> {

    private final Mono<T> look;
    private @Nullable CompletableFuture<T> next;
    private boolean looking;

    /** @param look never empty */
    CoalescedLookup(Mono<T> look) {
        this.look = look;
    }

    /** What a look shows that has not begun before this is asked for. */
    Mono<T> begunFromNow() {
        return Mono.defer(() -> Mono.fromFuture(join(), true));
    }

    private CompletableFuture<T> join() {
        CompletableFuture<T> shared;
        boolean begins;
        synchronized (this) {
            shared = next == null ? new CompletableFuture<>() : next;
            begins = !looking;
            looking = true;
            next = begins ? null : shared;
        }
        if (begins) {
            look(shared);
        }
        return shared;
    }

    private void look(CompletableFuture<T> shared) {
        look.doFinally(end -> goOn()).subscribe(shared::complete, shared::completeExceptionally);
    }

    private void goOn() {
        CompletableFuture<T> waiting;
        synchronized (this) {
            waiting = next;
            next = null;
            looking = waiting != null;
        }
        if (waiting != null) {
            look(waiting);
        }
    }
}
