// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.codec.Opaque;
import io.rollcall.log.codec.UnknownEvent;
import io.rollcall.log.subscription.AxonSubscription;
import io.rollcall.log.subscription.EventHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A read model, and the handlers of its projection for events that they are shown apart from what feeds them: what they
 * would do is told, and not done. Several may ask at once.
 *
 * @param types which events concern it
 * @param skipped the positions of the events that an operator has it pass over
 */
record FoldedModel<K, D>(ReadModel<K, D> model, Predicate<Class<?>> types, EventHandlers handlers, Set<Long> skipped) {

    /** Of one that is followed by this process or another. */
    static <K, D> FoldedModel<K, D> of(ReadModel<K, D> model, ReadModelSubscription subscription, Set<Long> skipped) {
        return new FoldedModel<>(model, subscription.filter()::takes, subscription.handlers(), skipped);
    }

    /** Whether it passes over that event. */
    boolean skips(TrackedEventMessage<?> event) {
        return skipped.contains(AxonSubscription.positionOf(event.trackingToken()));
    }

    /**
     * What an event does to documents by itself; nothing where it does not concern the read model.
     *
     * @throws WrittenByNewerVersion where it does, and cannot be read
     */
    List<Change<K, D>> changes(TrackedEventMessage<?> event) {
        if (event.getPayload() instanceof Opaque) {
            if (event.getPayload() instanceof UnknownEvent newer && newer.concerns(types)) {
                throw new WrittenByNewerVersion(model.name(), newer);
            }
            return List.of();
        }
        if (!types.test(event.getPayloadType())) {
            return List.of();
        }
        var changes = new ArrayList<Change<K, D>>();
        model.aside(changes::add, () -> handlers.handle(event));
        return changes;
    }
}
