// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.AxonSubscription;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Delivers events as Axon does: through the annotated handlers, then the token; without threads. */
public final class EventDelivery {

    private final AnnotationEventHandlerAdapter handlers;
    private final AxonSubscription subscription;
    private final MemoryLog log;

    public EventDelivery(Object projection, AxonSubscription subscription, MemoryLog log) {
        this.handlers = new AnnotationEventHandlerAdapter(projection);
        this.subscription = subscription;
        this.log = log;
    }

    /** Claims the subscription and delivers what it has not done, in one batch. */
    public void run() {
        batch(log.after(AxonSubscription.positionOf(subscription.fetchToken(subscription.name(), 0))));
    }

    /** One batch, wherever the subscription stands. */
    public void batch(List<TrackedEventMessage<?>> events) {
        events.forEach(this::handle);
        if (!events.isEmpty()) {
            subscription.storeToken(events.getLast().trackingToken(), subscription.name(), 0);
        }
    }

    private void handle(TrackedEventMessage<?> event) {
        try {
            handlers.handle(event);
        } catch (Exception e) {
            throw new AssertionError("A handler only queues, it does not fail", e);
        }
    }
}
