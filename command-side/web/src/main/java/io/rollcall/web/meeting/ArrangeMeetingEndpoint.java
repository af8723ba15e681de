// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.command.meeting.MeetingContent;
import io.rollcall.command.meeting.MeetingIds;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.media.Uploads;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/meetings/}: makes a meeting with the caller as its king, and answers with it (B-25..B-44). */
@Component
final class ArrangeMeetingEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final Uploads uploads;
    private final MeetingContent content;
    private final MeetingIds ids;
    private final MeetingChanges changes;
    private final MeetingAnswers answers;
    private final BudgetedLookUpLimit lookUps;

    ArrangeMeetingEndpoint(
            BlockingExecutor blocking,
            Uploads uploads,
            MeetingContent content,
            MeetingIds ids,
            MeetingChanges changes,
            MeetingAnswers answers,
            BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.uploads = uploads;
        this.content = content;
        this.ids = ids;
        this.changes = changes;
        this.answers = answers;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.post(Door.MEET, "/api/meetings/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var plan = MeetingPlan.of(form);
        return blocking.call(() -> arrange(call, form, plan))
                .flatMap(arranged -> answers.created(call, arranged.result(), arranged.position()));
    }

    private CommandResult<MeetingId> arrange(Call call, Form form, MeetingPlan plan) {
        var logo = uploads.verified(form, MeetingPlan.LOGO, plan.logo(), call.user());
        form.check();
        lookUps.takeNow(Door.MEET, call.user(), plan.invited());
        var kept = content.keep(Objects.requireNonNull(logo, "The form was checked"));
        var meeting = ids.next();
        try {
            return new CommandResult<>(meeting, changes.make(plan.arrange(meeting, call.user(), kept)));
        } catch (Refusal refused) {
            content.erase(kept.key()); // nothing that ends will take it along
            throw refused;
        }
    }
}
