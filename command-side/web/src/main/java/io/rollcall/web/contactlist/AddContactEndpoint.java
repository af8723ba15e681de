// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contactlist;

import io.rollcall.command.contactlist.ContactLists;
import io.rollcall.contracts.contactlist.ContactListResult;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /v1/users/contacts/}: puts somebody new into the caller's contact list (D-40..D-44). */
@Component
final class AddContactEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final ContactLists lists;
    private final BudgetedLookUpLimit lookUps;

    AddContactEndpoint(BlockingExecutor blocking, ContactLists lists, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.lists = lists;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.post(Door.CHAT, "/v1/users/contacts/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var email = ChatForm.of(call).required("contact");
        return lookUps.take(Door.CHAT, call.user(), List.of(email))
                .then(blocking.call(() -> answer(lists.list(call.user(), email))));
    }

    private static Answer answer(CommandResult<ContactListResult> result) {
        var position = result.position();
        return switch (result.result()) {
            case ContactListResult.Done done -> ChatAnswers.bare(201).at(position);
            case ContactListResult.AlreadyListed already ->
                throw ChatAnswers.alreadyInList().at(position);
            case ContactListResult.Full full ->
                throw ChatAnswers.contactListIsFull().at(position);
            case ContactListResult.NotListed impossible ->
                throw new IllegalStateException("The user that is put on a list is listed");
            case ContactListResult.NoSuchUser nobody ->
                throw ChatAnswers.userDoesNotExist().at(position);
            case ContactListResult.OwnerLeft left ->
                throw ChatAnswers.tokenNotFound().at(position);
        };
    }
}
