// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** Erases what its members shared once a meeting has none left (ops/adr/0005). Again after a crash: it bears that. */
@ProcessingGroup(WhenMeetingEndedThenEraseContent.GROUP)
@DisallowReplay
final class WhenMeetingEndedThenEraseContent {

    static final String GROUP = "meeting-erasure";

    private final MeetingContent content;

    WhenMeetingEndedThenEraseContent(MeetingContent content) {
        this.content = content;
    }

    @EventHandler
    void react(MeetingEnded event) {
        content.erase(event.key());
    }
}
