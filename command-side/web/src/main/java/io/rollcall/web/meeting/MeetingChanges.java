// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.contracts.meeting.MeetingCommand;
import io.rollcall.contracts.meeting.MeetingCommand.LookAtMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.meeting.MembershipStatus;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Refusal;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.UserField;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Has changes of meetings decided, and says in the words of the meet door what is refused. All of it blocks. */
@Component
final class MeetingChanges {

    /** The field that names the user that a change is about. */
    private static final String USER = "user";

    private final CommandGateway commands;

    MeetingChanges(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * The user that a form names. Where it names none, they hear so only if they are a member of an uncompleted meeting
     * (B-63); where it does, the change itself checks that, and the meeting is asked once.
     *
     * @throws Refusal 404, or else 400
     */
    UserId named(MeetingId meeting, UserId by, Supplier<Form> sent) {
        try {
            var form = sent.get();
            var user = form.required(USER, UserField.user());
            form.check();
            return user.value();
        } catch (Refusal wrong) {
            membership(meeting, by);
            throw wrong;
        }
    }

    /**
     * What somebody is to an uncompleted meeting.
     *
     * @throws Refusal 404 where they are no member, or the meeting is completed
     */
    CommandResult<MembershipStatus> membership(MeetingId meeting, UserId user) {
        CommandResult<MembershipStatus> looked = commands.send(new LookAtMeeting(meeting, user));
        if (!looked.result().member() || looked.result().completed()) {
            throw Refusal.notFound().at(looked.position());
        }
        return looked;
    }

    /**
     * The position at which a change is made.
     *
     * @throws Refusal where it is not
     */
    long make(MeetingCommand change) {
        CommandResult<MeetingResult> decided = commands.send(change);
        var position = decided.position();
        return switch (decided.result()) {
            case DONE -> position;
            case NOT_FOUND -> throw Refusal.notFound().at(position);
            case YOURSELF -> throw Refusal.field(USER, UserField.YOURSELF).at(position);
            case NO_SUCH_USER ->
                throw Refusal.field(USER, UserField.NO_SUCH_USER).at(position);
            case NOT_THE_KING -> throw Refusal.permissionDenied().at(position);
            case FULL ->
                throw Refusal.field(USER, "The meeting has no room for more users.")
                        .at(position);
            case USER_IS_BUSY ->
                throw Refusal.field(USER, "The user is in as many meetings as one may be in.")
                        .at(position);
            case CALLER_IS_BUSY ->
                throw Refusal.field("non_field_errors", "You are in as many meetings as one may be in.")
                        .at(position);
            case CALLER_LEFT -> throw new CallerLeft().at(position);
        };
    }
}
