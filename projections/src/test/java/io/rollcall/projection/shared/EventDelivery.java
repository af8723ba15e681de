// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import io.rollcall.log.subscription.AxonSubscription;
import java.util.List;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Delivers events as Axon does: through the annotated handlers, then the token; without threads. */
public final class EventDelivery {

    private final AnnotationEventHandlerAdapter handlers;
    private final AxonSubscription follower;
    private final MemoryLog log;

    public EventDelivery(Object projection, AxonSubscription follower, MemoryLog log) {
        this.handlers = new AnnotationEventHandlerAdapter(projection);
        this.follower = follower;
        this.log = log;
    }

    /** Claims the follower and delivers what it has not done, in one batch. */
    public void run() {
        batch(log.after(AxonSubscription.positionOf(follower.fetchToken(follower.name(), 0))));
    }

    /** One batch, wherever the follower stands. */
    public void batch(List<TrackedEventMessage<?>> events) {
        events.forEach(this::handle);
        if (!events.isEmpty()) {
            follower.storeToken(events.getLast().trackingToken(), follower.name(), 0);
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
