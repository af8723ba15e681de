// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.following;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/**
 * Takes every event, also those that no handler wants, so that the position moves on with each and readers can wait for
 * it.
 */
final class EveryEvent implements EventHandlerInvoker {

    private final EventHandlerInvoker handlers;

    EveryEvent(EventHandlerInvoker handlers) {
        this.handlers = handlers;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        try {
            if (handlers.canHandle(event, segment)) {
                handlers.handle(event, segment);
            }
        } catch (Error e) {
            // Axon's worker survives exceptions only; an error would end it silently.
            throw new IllegalStateException("An event handler failed", e);
        }
    }

    @Override
    public boolean supportsReset() {
        return false; // read models begin anew by themselves when the log they followed is gone
    }
}
