// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/**
 * Which read models stand still, so that not every write waits for them in vain, one after the other. A reader that
 * asks for a position by name waits as long as ever.
 */
final class StalledReadModels {

    /** Enough to see that it has moved. */
    private static final Duration BRIEF = Duration.ofMillis(50);

    private final Map<String, Long> standing = new ConcurrentHashMap<>();

    /**
     * Completes once a position is in a read model; fails with {@link NotCaughtUp} after 2 seconds, and soon while it
     * stands where it stood when somebody waited in vain.
     */
    Mono<Void> await(ReadModel<?, ?> model, long position) {
        return Mono.defer(() -> brieflyWhereItStands(model, model.await(position), position))
                .doOnError(NotCaughtUp.class, late -> standing.put(model.name(), where(model)));
    }

    private Mono<Void> brieflyWhereItStands(ReadModel<?, ?> model, Mono<Void> awaited, long position) {
        var stood = standing.get(model.name());
        if (stood == null) {
            return awaited;
        }
        if (stood != where(model)) {
            standing.remove(model.name(), stood);
            return awaited;
        }
        return awaited.timeout(BRIEF, Mono.error(() -> new NotCaughtUp(model.name(), position)));
    }

    private static long where(ReadModel<?, ?> model) {
        return model.progress().position();
    }
}
