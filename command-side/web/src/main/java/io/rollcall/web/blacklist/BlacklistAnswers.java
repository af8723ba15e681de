// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.blacklist;

import io.rollcall.contracts.blacklist.BlacklistQuery.ListBlocked;
import io.rollcall.contracts.blacklist.BlacklistResult;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Queries;
import io.rollcall.http.Refusal;
import io.rollcall.http.meet.UserBody;
import io.rollcall.http.meet.UserField;
import io.rollcall.log.aggregate.CommandResult;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The meet door's answers to changes of a blacklist. */
@Component
final class BlacklistAnswers {

    private final Queries queries;

    BlacklistAnswers(Queries queries) {
        this.queries = queries;
    }

    /**
     * The position at which the list is as was asked for.
     *
     * @param field the name under which the client sent the user
     * @throws Refusal where it is not
     */
    static long done(String field, CommandResult<BlacklistResult> decided) {
        var position = decided.position();
        return switch (decided.result()) {
            case DONE -> position;
            case YOURSELF -> throw Refusal.field(field, UserField.YOURSELF).at(position);
            case NO_SUCH_USER ->
                throw Refusal.field(field, UserField.NO_SUCH_USER).at(position);
            case FULL ->
                throw Refusal.field(field, "The blacklist has no room for more users.")
                        .at(position);
            case OWNER_LEFT -> throw new CallerLeft().at(position);
        };
    }

    /** The caller's list as of this position. */
    Mono<Answer> list(Call call, long position) {
        var list = new ListBlocked(call.user(), position);
        return queries.ask(list)
                .map(users -> Answer.ok(UserBody.all(users, call)).at(position));
    }
}
