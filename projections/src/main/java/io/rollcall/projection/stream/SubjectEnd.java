// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.group.GroupCommand;
import io.rollcall.contracts.group.GroupEvent.GroupEnded;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameForgotten;
import io.rollcall.contracts.group.GroupNameEvent.GroupNameReleased;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameForgotten;
import io.rollcall.contracts.login.LoginNameEvent.LoginNameReleased;
import io.rollcall.contracts.meeting.MeetingCommand;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.privacy.StreamIds;
import io.rollcall.contracts.shared.Event;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import org.jspecify.annotations.Nullable;

/**
 * The end of a subject, as its event tells of it.
 *
 * @param name of the subject in the log
 * @param key that is destroyed when all is cleared up behind it; {@code null} where nothing follows, and a later event
 *     of that name is of another subject
 */
record SubjectEnd(String name, @Nullable KeyId key) {

    /** {@code null} where nothing ends. */
    static @Nullable SubjectEnd of(Event event) {
        return switch (event) {
            case AccountDeleted it -> new SubjectEnd(UserCommand.aggregate(it.user()), it.key());
            case GroupEnded it -> new SubjectEnd(GroupCommand.aggregate(it.group()), it.key());
            case MeetingEnded it -> new SubjectEnd(MeetingCommand.aggregate(it.meeting()), it.key());
            case NumberReleased it -> new SubjectEnd(it.number().aggregate(), null);
            case NumberForgotten it -> new SubjectEnd(it.number().aggregate(), null);
            case LoginNameReleased it -> new SubjectEnd(it.name().aggregate(), null);
            case LoginNameForgotten it -> new SubjectEnd(it.name().aggregate(), null);
            case GroupNameReleased it -> new SubjectEnd(it.name().aggregate(), null);
            case GroupNameForgotten it -> new SubjectEnd(it.name().aggregate(), null);
            default -> null;
        };
    }

    void tell(StreamIds ids, long position) {
        if (key == null) {
            ids.end(name, position);
        } else {
            ids.endWith(name, key);
        }
    }
}
