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

/**
 * {@code PUT /v1/users/}: puts a user into the caller's contact list, unless already there, and answers with that user
 * (D-37..D-39).
 */
@Component
final class KeepContactEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final ContactLists lists;
    private final BudgetedLookUpLimit lookUps;

    KeepContactEndpoint(BlockingExecutor blocking, ContactLists lists, BudgetedLookUpLimit lookUps) {
        this.blocking = blocking;
        this.lists = lists;
        this.lookUps = lookUps;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/users/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var email = ChatForm.of(call).required("contact");
        return lookUps.take(Door.CHAT, call.user(), List.of(email))
                .then(blocking.call(() -> answer(lists.list(call.user(), email))));
    }

    private static Answer answer(CommandResult<ContactListResult> result) {
        var position = result.position();
        var contact = switch (result.result()) {
            case ContactListResult.Done done -> done.contact();
            case ContactListResult.AlreadyListed already -> already.contact();
            case ContactListResult.Full full ->
                throw ChatAnswers.contactListIsFull().at(position);
            case ContactListResult.NotListed impossible ->
                throw new IllegalStateException("The user that is put on a list is listed");
            case ContactListResult.NoSuchUser nobody ->
                throw ChatAnswers.userDoesNotExist().at(position);
            case ContactListResult.OwnerLeft left ->
                throw ChatAnswers.tokenNotFound().at(position);
        };
        return ChatAnswers.with(201, "contact_uid", contact.value()).at(position);
    }
}
