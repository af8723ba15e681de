// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.command.meeting.LogoNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code DELETE /api/meetings/{id}/}: ends one's own membership, and says nothing more (B-71..B-77). */
@Component
final class LeaveEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final MeetingChanges changes;
    private final LogoNames logos;

    LeaveEndpoint(BlockingExecutor blocking, MeetingChanges changes, LogoNames logos) {
        this.blocking = blocking;
        this.changes = changes;
        this.logos = logos;
    }

    @Override
    public Route route() {
        return Route.delete(Door.MEET, "/api/meetings/{id:[0-9]+}/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var meeting = new MeetingId(call.number("id"));
        return blocking.call(() -> logos.end(
                        meeting, call.user(), logo -> changes.make(new LeaveMeeting(meeting, call.user(), logo))))
                .map(position -> Answer.noContent().at(position));
    }
}
