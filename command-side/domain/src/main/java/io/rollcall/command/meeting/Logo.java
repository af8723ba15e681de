// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the logo of a meeting is called, which changes with each membership that ends. */
final class Logo {

    private @Nullable MediaId name;

    Optional<MediaId> name() {
        return Optional.ofNullable(name);
    }

    /** @param next {@code null} for as before */
    void call(@Nullable MediaId next) {
        name = next == null ? name : next;
    }

    UserExcluded excluded(ExcludeFromMeeting command) {
        return new UserExcluded(
                command.meeting(), command.excluded(), command.by(), command.logo(), replacedBy(command.logo()));
    }

    UserLeft left(LeaveMeeting command, @Nullable UserId newKing) {
        return new UserLeft(command.meeting(), command.by(), newKing, command.logo(), replacedBy(command.logo()));
    }

    private @Nullable MediaId replacedBy(@Nullable MediaId next) {
        return next == null ? null : name;
    }
}
