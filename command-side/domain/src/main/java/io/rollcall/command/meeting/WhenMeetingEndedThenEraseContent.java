// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Erases what its members shared once a meeting has none left (ops/adr/0005), and the names that its logo had while
 * former members were members. Again after a crash: it bears that.
 */
@ProcessingGroup(WhenMeetingEndedThenEraseContent.GROUP)
@DisallowReplay
final class WhenMeetingEndedThenEraseContent {

    static final String GROUP = "meeting-erasure";

    private final MeetingContent content;

    WhenMeetingEndedThenEraseContent(MeetingContent content) {
        this.content = content;
    }

    @EventHandler
    void react(UserExcluded event) {
        erase(event.replaced());
    }

    @EventHandler
    void react(UserLeft event) {
        erase(event.replaced());
    }

    private void erase(@Nullable MediaId replaced) {
        if (replaced != null) {
            content.erase(replaced);
        }
    }

    @EventHandler
    void react(MeetingEnded event) {
        content.erase(event.key());
    }
}
