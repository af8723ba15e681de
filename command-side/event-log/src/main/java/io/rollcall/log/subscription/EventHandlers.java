// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.subscription;

import io.rollcall.log.codec.Opaque;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The handlers of a subscription, for events that they are shown once more, apart from what feeds them. */
@FunctionalInterface
public interface EventHandlers {

    /** Hands an event to those handlers that take it, of which there may be none; fails as they do. */
    void handle(TrackedEventMessage<?> event);

    /** Those that Axon has found. Of an {@link Opaque} none of them hears. */
    static EventHandlers of(EventHandlerInvoker handlers) {
        return event -> {
            try {
                if (!(event.getPayload() instanceof Opaque) && handlers.canHandle(event, Segment.ROOT_SEGMENT)) {
                    handlers.handle(event, Segment.ROOT_SEGMENT);
                }
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("A handler failed", e);
            }
        };
    }
}
