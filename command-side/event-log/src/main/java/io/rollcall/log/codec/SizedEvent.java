// SPDX-License-Identifier: Apache-2.0
package io.rollcall.log.codec;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;

/** An event of the log that tells how large it is, for readers that hold many in memory. */
public final class SizedEvent<T> extends GenericTrackedDomainEventMessage<T> {

    private static final long serialVersionUID = 1;

    private final int bytes;

    /** @param bytes of its payload as it is stored */
    public SizedEvent(TrackingToken token, DomainEventMessage<T> event, int bytes) {
        super(token, event);
        this.bytes = bytes;
    }

    /** The bytes of an event's payload as it is stored; 0 where it does not tell. */
    public static int bytesOf(TrackedEventMessage<?> event) {
        return event instanceof SizedEvent<?> sized ? sized.bytes : 0;
    }
}
