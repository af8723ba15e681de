// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import io.rollcall.contracts.account.SeenUser;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.contact.ContactQuery;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Refusal;
import io.rollcall.http.meet.UserBody;
import io.rollcall.log.aggregate.CommandResult;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What the meet door says to those who have changed their address book. */
@Component
final class ContactAnswers {

    private final QueryGateway queries;

    ContactAnswers(QueryGateway queries) {
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

    /** The users whom the query lists, as of this position. */
    Mono<Answer> list(ContactQuery query, Call call, long position) {
        return Mono.fromFuture(() -> queries.query(query, ResponseTypes.multipleInstancesOf(SeenUser.class)))
                .map(users -> Answer.ok(UserBody.all(users, call)).at(position));
    }
}
