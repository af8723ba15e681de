// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import static io.rollcall.http.drf.Field.bool;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.Charge;
import io.rollcall.contracts.limit.Cost;
import io.rollcall.contracts.limit.Dimension;
import io.rollcall.contracts.meeting.MeetingCommand.ChangeMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.web.limit.BlockingLimits;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PATCH /api/meetings/{id}/}: the king gives the meeting another title, which is an extension of ours, or says
 * that it has taken place, or both, and gets the meeting as the answer (B-78..B-84).
 */
@Component
final class UpdateMeetingEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final MeetingChanges changes;
    private final MeetingAnswers answers;
    private final BlockingLimits budgets;

    UpdateMeetingEndpoint(
            BlockingExecutor blocking, MeetingChanges changes, MeetingAnswers answers, BlockingLimits budgets) {
        this.blocking = blocking;
        this.changes = changes;
        this.answers = answers;
        this.budgets = budgets;
    }

    @Override
    public Route route() {
        return Route.patch(Door.MEET, "/api/meetings/{id:[0-9]+}/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var meeting = new MeetingId(call.number("id"));
        return blocking.call(() -> update(call, meeting)).flatMap(position -> answers.updated(call, meeting, position));
    }

    private long update(Call call, MeetingId meeting) {
        var looked = changes.membership(meeting, call.user());
        if (!looked.result().king()) {
            throw Refusal.permissionDenied().at(looked.position());
        }
        var form = Form.of(call);
        var completed =
                form.optional("completed", bool().where(said -> said, "completed must be True or not specified."));
        var title = form.optional("title", MeetingPlan.TITLE);
        form.check();
        if (title.isGiven()) {
            budgets.take(
                    new Charge(Cost.RENAMING, Map.of(Dimension.USER, call.user().toString()), 1));
        }
        return completed.isGiven() || title.isGiven()
                ? changes.make(new ChangeMeeting(meeting, call.user(), title.orNull(), completed.isGiven()))
                : looked.position();
    }
}
