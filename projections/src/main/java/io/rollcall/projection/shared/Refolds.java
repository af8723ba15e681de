// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.PastEvents;
import io.rollcall.log.subscription.StandingOrders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes documents of any read model once more, in whichever process this is, and knows what they go on without. All of
 * it blocks.
 */
@Component
final class Refolds implements PassedOverEvents {

    private final ObjectProvider<ReadModelSubscription> subscriptions;
    private final ObjectProvider<PastEvents> log;
    private final ObjectProvider<StandingOrders> orders;
    private final ObjectProvider<JdbcClient> notices;

    /** @param notices where other processes are told; there may be nowhere, and none */
    Refolds(
            ObjectProvider<ReadModelSubscription> subscriptions,
            ObjectProvider<PastEvents> log,
            ObjectProvider<StandingOrders> orders,
            ObjectProvider<JdbcClient> notices) {
        this.subscriptions = subscriptions;
        this.log = log;
        this.orders = orders;
        this.notices = notices;
    }

    /** The names of all read models. */
    List<String> readModels() {
        return subscriptions.stream().map(ReadModelSubscription::name).sorted().toList();
    }

    Optional<ReadModelSubscription> subscription(String readModel) {
        return subscriptions.stream()
                .filter(subscription -> subscription.name().equals(readModel))
                .findFirst();
    }

    /** @throws CannotRefold where there is no such read model */
    ReadModelSubscription named(String readModel) {
        return subscription(readModel)
                .orElseThrow(() -> new CannotRefold("there is no read model '" + readModel + "'"));
    }

    PastEvents log() {
        return log.getObject();
    }

    /**
     * As {@link Refold#run}; whatever has been written, the owner forgets what it has shown.
     *
     * @param written is told what was written, of a run that fails too
     */
    Map<String, Refolded> run(
            String readModel, Map<String, Long> evicted, RefoldScope scope, Consumer<RefoldedContents> written) {
        var subscription = named(readModel);
        return run(refold(subscription.model(), subscription, scope), readModel, evicted, written);
    }

    private Map<String, Refolded> run(
            Refold<?, ?> refold, String readModel, Map<String, Long> evicted, Consumer<RefoldedContents> written) {
        try {
            return refold.run(evicted);
        } finally {
            if (refold.contents().number() > 0) {
                notices.ifAvailable(jdbc -> new RefoldNotices(jdbc).tell(readModel));
            }
            written.accept(refold.contents());
        }
    }

    private <K, D> Refold<K, D> refold(ReadModel<K, D> model, ReadModelSubscription subscription, RefoldScope scope) {
        return new Refold<>(model, subscription, log(), skipped(model.name()), scope);
    }

    /** The positions of the events that an operator has a read model pass over. */
    Set<Long> skipped(String readModel) {
        return orders.getIfAvailable(() -> StandingOrders.NONE).skipped(readModel);
    }

    @Override
    public PassedOver of(String readModel, Collection<String> keys) {
        var evicted = new HashMap<String, Set<Long>>();
        new StoredParked(named(readModel).model()).load(keys).forEach((key, document) -> {
            var without = StoredParked.without(document);
            if (!without.isEmpty()) {
                evicted.put(key, Set.copyOf(without));
            }
        });
        return new PassedOver(skipped(readModel), evicted);
    }
}
