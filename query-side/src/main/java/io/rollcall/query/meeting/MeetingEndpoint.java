// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.meeting;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingQuery.FindMeeting;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.meet.MeetingBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/meetings/{id}/}: one meeting, for its members (B-52..B-54). Two look-ups by {@code _id}: the token's
 * holder, the meeting.
 */
@Component
final class MeetingEndpoint implements Endpoint {

    private final Queries queries;

    MeetingEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/meetings/{id:[0-9]+}/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var meeting = new MeetingId(call.number("id"));
        return ReadPosition.position()
                .map(after -> new FindMeeting(meeting, call.user(), after))
                .flatMap(queries::ask)
                .map(found -> found.orElseThrow(Refusal::notFound))
                .map(found -> Answer.ok(MeetingBody.of(found, call)));
    }
}
