// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingCommand.InviteToMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code PUT /api/meetings/{id}/users/}: makes a user a member, and answers with the meeting (B-55..B-63). */
@Component
final class InviteEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final MeetingChanges changes;
    private final MeetingAnswers answers;
    private final BudgetedLookUpLimit lookUps;

    InviteEndpoint(
            BlockingExecutor blocking, MeetingChanges changes, MeetingAnswers answers, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.changes = changes;
        this.answers = answers;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.put(Door.MEET, "/api/meetings/{id:[0-9]+}/users/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var meeting = new MeetingId(call.number("id"));
        return blocking.call(() -> invite(call, meeting)).flatMap(position -> answers.updated(call, meeting, position));
    }

    private long invite(Call call, MeetingId meeting) {
        var user = changes.named(meeting, call.user(), () -> Form.of(call));
        lookUps.takeNow(Door.MEET, call.user(), List.of(user));
        return changes.make(new InviteToMeeting(meeting, call.user(), user));
    }
}
