// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;

/** Takes every event there is to the stream. */
@ProcessingGroup(EventsToKafka.GROUP)
class EventsToKafka {

    static final String GROUP = "stream";

    private final StreamWriter stream;

    EventsToKafka(StreamWriter stream) {
        this.stream = stream;
    }

    @EventHandler
    void on(DomainEventMessage<?> event, TrackingToken at) {
        stream.queue(event, at);
    }
}
