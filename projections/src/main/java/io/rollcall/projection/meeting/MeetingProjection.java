// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps one document a meeting. */
@Component
@ProcessingGroup(MeetingProjection.GROUP)
class MeetingProjection {

    static final String GROUP = "meetings";

    private final ReadModel<Long, MeetingDocument> meetings;

    MeetingProjection(MeetingDocuments meetings) {
        this.meetings = meetings.model();
    }

    @EventHandler
    void on(MeetingEvent event, TrackingToken at) {
        meetings.change(event.meeting().value(), at, event, MeetingDocument::after);
    }
}
