// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.meeting;

import static io.rollcall.http.drf.Field.bool;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.meeting.MeetingQuery.ListMeetings;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.meet.MeetingBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/meetings/}: one's meetings, with the completed ones if {@code all} is wanted (B-45..B-51). Three
 * look-ups by {@code _id}: the token's holder, their memberships, the meetings.
 */
@Component
final class OwnMeetingsEndpoint implements Endpoint {

    private final Queries queries;

    OwnMeetingsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Route route() {
        return Route.get(Door.MEET, "/api/meetings/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.ofQuery(call);
        var all = form.optional("all", bool());
        form.check();
        return ReadPosition.position()
                .map(after -> new ListMeetings(call.user(), all.or(false), after))
                .flatMap(queries::ask)
                .map(meetings -> Answer.ok(meetings.stream()
                        .map(meeting -> MeetingBody.of(meeting, call))
                        .toList()));
    }
}
