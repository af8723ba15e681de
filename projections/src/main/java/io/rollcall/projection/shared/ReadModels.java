// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All read models of this system. */
@Component
public final class ReadModels {

    private final ObjectProvider<ReadModelSubscription> subscriptions;
    private final StalledReadModels standstill = new StalledReadModels();

    ReadModels(ObjectProvider<ReadModelSubscription> subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * Completes once every one of them holds what concerns it up to a position; fails with {@link NotCaughtUp} after 2
     * seconds, or as soon as is known that one of these stands still.
     */
    public Mono<Void> await(long position) {
        return Flux.fromIterable(all())
                .filter(model -> model.mayLack(position))
                .flatMap(model -> late(model, position))
                .collectList()
                .flatMap(late -> late.isEmpty() ? Mono.empty() : Mono.error(late.getFirst()));
    }

    /** The names of those in which a document was not believed within this time. */
    public List<String> withForgeries(Duration within) {
        return all().stream()
                .filter(model -> model.store().mac().hasMetForgery(within))
                .<String>map(ReadModel::name)
                .toList();
    }

    /** How many documents are parked, by the names of those read models that have any, as far as this process knows. */
    public Map<String, Integer> parked() {
        return all().stream()
                .filter(model -> model.store().parked().number() > 0)
                .collect(Collectors.toMap(
                        ReadModel::name, model -> model.store().parked().number()));
    }

    /** What a model that is late says, as a value: Reactor logs each error that comes behind another. */
    private Mono<NotCaughtUp> late(ReadModel<?, ?> model, long position) {
        return standstill
                .await(model, position)
                .then(Mono.<NotCaughtUp>empty())
                .onErrorResume(NotCaughtUp.class, Mono::just);
    }

    private List<ReadModel<?, ?>> all() {
        return subscriptions.stream()
                .<ReadModel<?, ?>>map(ReadModelSubscription::model)
                .toList();
    }
}
