// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.stream;

import io.rollcall.contracts.account.UserCommand;
import io.rollcall.contracts.account.UserEvent.AccountDeleted;
import io.rollcall.contracts.account.UserEvent.UserErased;
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
 * @param isForGood whether nothing else ever has its name
 */
record SubjectEnd(String name, @Nullable KeyId key, boolean isForGood) {

    /** {@code null} where nothing ends. */
    static @Nullable SubjectEnd of(Event event) {
        return switch (event) {
            case AccountDeleted it -> new SubjectEnd(UserCommand.aggregate(it.user()), it.key(), true);
            case UserErased it -> new SubjectEnd(UserCommand.aggregate(it.user()), null, true);
            case GroupEnded it -> new SubjectEnd(GroupCommand.aggregate(it.group()), it.key(), true);
            case MeetingEnded it -> new SubjectEnd(MeetingCommand.aggregate(it.meeting()), it.key(), true);
            case NumberReleased it -> new SubjectEnd(it.number().aggregate(), null, false);
            case NumberForgotten it -> new SubjectEnd(it.number().aggregate(), null, false);
            case LoginNameReleased it -> new SubjectEnd(it.name().aggregate(), null, false);
            case LoginNameForgotten it -> new SubjectEnd(it.name().aggregate(), null, false);
            case GroupNameReleased it -> new SubjectEnd(it.name().aggregate(), null, false);
            case GroupNameForgotten it -> new SubjectEnd(it.name().aggregate(), null, false);
            default -> null;
        };
    }

    void tell(StreamIds ids, long position) {
        if (key != null) {
            ids.endWith(name, key);
        } else if (isForGood) {
            ids.endForGood(name, position);
        } else {
            ids.end(name, position);
        }
    }
}
