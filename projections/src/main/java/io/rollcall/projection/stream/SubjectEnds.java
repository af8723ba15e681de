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
import io.rollcall.contracts.privacy.StreamIds.End;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberForgotten;
import io.rollcall.contracts.verification.PhoneNumberEvent.NumberReleased;
import java.util.Optional;

/** The ends of subjects, as events tell of them. */
final class SubjectEnds {

    private SubjectEnds() {}

    /**
     * Empty where nothing ends. What is cleared up behind a user, a group or a meeting is told under the id yet, which
     * goes with the key.
     */
    static Optional<End> of(LoggedEvent logged) {
        var at = logged.position();
        return Optional.ofNullable(
                switch (logged.event()) {
                    case AccountDeleted it -> new End.WithKey(UserCommand.aggregate(it.user()), it.key());
                    case UserErased it -> new End.ForGood(UserCommand.aggregate(it.user()), at);
                    case GroupEnded it -> new End.WithKey(GroupCommand.aggregate(it.group()), it.key());
                    case MeetingEnded it -> new End.WithKey(MeetingCommand.aggregate(it.meeting()), it.key());
                    case NumberReleased it -> new End.Freed(it.number().aggregate(), at);
                    case NumberForgotten it -> new End.Freed(it.number().aggregate(), at);
                    case LoginNameReleased it -> new End.Freed(it.name().aggregate(), at);
                    case LoginNameForgotten it -> new End.Freed(it.name().aggregate(), at);
                    case GroupNameReleased it -> new End.Freed(it.name().aggregate(), at);
                    case GroupNameForgotten it -> new End.Freed(it.name().aggregate(), at);
                    default -> null;
                });
    }
}
