// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.log.codec.Opaque;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * Takes every event, also those that no handler wants, so that the position moves on with each and readers can wait for
 * it. Of an {@link Opaque} no handler hears.
 */
final class EveryEventInvoker implements EventHandlerInvoker {

    private final String name;
    private final EventHandlerInvoker handlers;
    private final LastFailure trouble;
    private final StandingOrders orders;

    /** @param name of the subscription */
    EveryEventInvoker(String name, EventHandlerInvoker handlers, LastFailure trouble, StandingOrders orders) {
        this.name = name;
        this.handlers = handlers;
        this.trouble = trouble;
        this.orders = orders;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (isSkipped(event)) {
            return;
        }
        trouble.in(() -> {
            if (!(event.getPayload() instanceof Opaque) && handlers.canHandle(event, segment)) {
                handlers.handle(event, segment);
            }
            return true;
        });
    }

    private boolean isSkipped(EventMessage<?> event) {
        if (event instanceof TrackedEventMessage<?> tracked) {
            var position = AxonSubscription.positionOf(tracked.trackingToken());
            if (orders.isSkipped(name, position)) {
                orders.passed(name, position);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean supportsReset() {
        return false; // read models begin anew by themselves when the log they followed is gone
    }
}
