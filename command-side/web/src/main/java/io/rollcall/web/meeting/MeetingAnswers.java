// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.meeting;

import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.meeting.MeetingQuery.FindChangedMeeting;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Queries;
import io.rollcall.http.Refusal;
import io.rollcall.http.meet.MeetingBody;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The meet door's answers to changes of a meeting: what has become of it. */
@Component
final class MeetingAnswers {

    private final Queries queries;

    MeetingAnswers(Queries queries) {
        this.queries = queries;
    }

    /**
     * The meeting as of this position, whatever has become of the caller's own membership since: what they asked for is
     * done. {@link Refusal} 404 where it has ended since.
     */
    Mono<Answer> updated(Call call, MeetingId meeting, long position) {
        return meeting(call, meeting, position, Answer::ok);
    }

    /** The same for a meeting that is new. */
    Mono<Answer> created(Call call, MeetingId meeting, long position) {
        return meeting(call, meeting, position, Answer::created);
    }

    private Mono<Answer> meeting(Call call, MeetingId meeting, long position, Function<MeetingBody, Answer> answer) {
        var query = new FindChangedMeeting(meeting, position);
        return queries.ask(query)
                .map(found -> found.orElseThrow(() -> Refusal.notFound().at(position)))
                .map(found -> answer.apply(MeetingBody.of(found, call)).at(position));
    }
}
