// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.shared.Query;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Queries;
import io.rollcall.http.Refusal;
import io.rollcall.http.meet.UserBody;
import io.rollcall.log.aggregate.CommandResult;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The meet door's answers to changes of an address book. */
@Component
final class ContactAnswers {

    private final Queries queries;

    ContactAnswers(Queries queries) {
        this.queries = queries;
    }

    /**
     * The same, where the book was changed.
     *
     * @throws CallerLeft where its owner has left
     */
    static CommandResult<AddressBookResult> done(CommandResult<AddressBookResult> decided) {
        return switch (decided.result()) {
            case DONE -> decided;
            case OWNER_LEFT -> throw new CallerLeft().at(decided.position());
            case FULL ->
                throw Refusal.field("phones", "The address book has no room for so many phones.")
                        .at(decided.position());
        };
    }

    /** The users that the query lists, as of this position. */
    Mono<Answer> list(Query<List<SeenUser>> query, Call call, long position) {
        return queries.ask(query)
                .map(users -> Answer.ok(UserBody.all(users, call)).at(position));
    }
}
