// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.contracts.shared.Checkpoint;
import io.rollcall.log.subscription.LogHistory;
import io.rollcall.projection.shared.ReadModelStanding.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the collections of all read models fit the log, whichever processes own them. */
@Component
public final class ReadStoreStanding {

    private final ObjectProvider<ReadModelSubscription> subscriptions;
    private final LogHistory log;

    ReadStoreStanding(ObjectProvider<ReadModelSubscription> subscriptions, LogHistory log) {
        this.subscriptions = subscriptions;
        this.log = log;
    }

    /** Looks at all of them; blocks, and fails where MongoDB or PostgreSQL does not answer. */
    public List<ReadModelStanding> look() {
        var stored = Flux.fromStream(subscriptions.stream())
                .flatMap(subscription -> stored(subscription).map(at -> Map.entry(subscription, at)))
                .collectList()
                .blockOptional(ReadModelStore.PATIENCE)
                .orElse(List.of());
        var head = log.head();
        return stored.stream()
                .map(at -> standing(at.getKey(), at.getValue(), head))
                .toList();
    }

    private static Mono<Optional<Checkpoint>> stored(ReadModelSubscription subscription) {
        return subscription
                .model()
                .store()
                .position()
                .map(at -> Optional.of(at.checkpoint()))
                .defaultIfEmpty(Optional.empty());
    }

    private ReadModelStanding standing(ReadModelSubscription subscription, Optional<Checkpoint> stored, long head) {
        var state = stored.map(at -> state(at, subscription.isCaughtUp(), head))
                .orElse(head == 0 ? State.WELL : State.EMPTY);
        var position = stored.map(Checkpoint::position).orElse(0L);
        return new ReadModelStanding(subscription.name(), state, position);
    }

    private State state(Checkpoint stored, boolean isWhole, long head) {
        if (log.holds(stored)) {
            return isWhole ? State.WELL : State.BUILT_ANEW;
        }
        var isOurs = log.checkpointAt(0).orElseThrow().incarnation().equals(stored.incarnation());
        return isOurs && stored.position() > head ? State.AHEAD : State.ANOTHER_HISTORY;
    }
}
