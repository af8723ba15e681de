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
import io.rollcall.log.subscription.NotCaughtUp;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The meet door's answers to changes of an address book. */
@Component
final class ContactAnswers {

    private static final int ENTRIES_A_WAIT = 1_000;
    private static final int MOST_WAITS = 10;
    private static final Duration PAUSE = Duration.ofMillis(10);

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

    /**
     * The users that the query lists, as of this position. So many entries take the read model a while where the
     * machine is busy: callers that were told to come again would have all of them written once more.
     *
     * @param entries that were written, or taken out
     */
    Mono<Answer> list(Query<List<SeenUser>> query, Call call, long position, int entries) {
        return queries.ask(query)
                .retryWhen(Retry.fixedDelay(Math.min(entries / ENTRIES_A_WAIT, MOST_WAITS), PAUSE)
                        .filter(NotCaughtUp.class::isInstance)
                        .onRetryExhaustedThrow((retry, last) -> last.failure()))
                .map(users -> Answer.ok(UserBody.all(users, call)).at(position));
    }
}
