// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.command.meeting.LogoNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code DELETE /api/meetings/{id}/users/}: ends a membership, and answers with the meeting (B-64..B-70). */
@Component
final class ExcludeEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final MeetingChanges changes;
    private final LogoNames logos;
    private final MeetingAnswers answers;

    ExcludeEndpoint(BlockingExecutor blocking, MeetingChanges changes, LogoNames logos, MeetingAnswers answers) {
        this.blocking = blocking;
        this.changes = changes;
        this.logos = logos;
        this.answers = answers;
    }

    @Override
    public Route route() {
        return Route.delete(Door.MEET, "/api/meetings/{id:[0-9]+}/users/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var meeting = new MeetingId(call.number("id"));
        return blocking.call(() -> exclude(call, meeting))
                .flatMap(position -> answers.updated(call, meeting, position));
    }

    private long exclude(Call call, MeetingId meeting) {
        var user = changes.named(meeting, call.user(), () -> Form.ofBodyOrQuery(call));
        if (!changes.membership(meeting, call.user()).result().king()) {
            return changes.make(new ExcludeFromMeeting(meeting, call.user(), user, null)); // refused, in due order
        }
        return logos.end(meeting, user, logo -> changes.make(new ExcludeFromMeeting(meeting, call.user(), user, logo)));
    }
}
