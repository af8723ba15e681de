// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.log.codec.Opaque;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;

/**
 * Takes every event, also those that no handler wants, so that the position moves on with each and readers can wait for
 * it. Of an {@link Opaque} no handler hears.
 */
final class EveryEventInvoker implements EventHandlerInvoker {

    private final EventHandlerInvoker handlers;
    private final LastFailure trouble;

    EveryEventInvoker(EventHandlerInvoker handlers, LastFailure trouble) {
        this.handlers = handlers;
        this.trouble = trouble;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        trouble.in(() -> {
            if (!(event.getPayload() instanceof Opaque) && handlers.canHandle(event, segment)) {
                handlers.handle(event, segment);
            }
            return true;
        });
    }

    @Override
    public boolean supportsReset() {
        return false; // read models begin anew by themselves when the log they followed is gone
    }
}
