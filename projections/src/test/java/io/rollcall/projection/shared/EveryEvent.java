// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;

/** Passes on every event, so that the position moves with those nobody handles too. */
final class EveryEvent implements EventHandlerInvoker {

    private final EventHandlerInvoker handlers;

    EveryEvent(Object projection) {
        this.handlers = SimpleEventHandlerInvoker.builder()
                .eventHandlers(List.of(projection))
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        handlers.handle(event, segment);
    }
}
