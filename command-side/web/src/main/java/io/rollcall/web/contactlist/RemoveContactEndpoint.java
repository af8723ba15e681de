// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contactlist;

import io.rollcall.command.contactlist.ContactLists;
import io.rollcall.contracts.contactlist.ContactListResult;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code DELETE /v1/users/contacts/}: takes somebody off the caller's contact list (D-45..D-48). It refuses without a
 * word, whatever is wrong.
 */
@Component
final class RemoveContactEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final ContactLists lists;

    RemoveContactEndpoint(BlockingExecutor blocking, ContactLists lists) {
        this.blocking = blocking;
        this.lists = lists;
    }

    @Override
    public Route route() {
        return Route.delete(Door.CHAT, "/v1/users/contacts/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var email = email(call);
        return blocking.call(() -> answer(lists.unlist(call.user(), email)));
    }

    private static String email(Call call) {
        try {
            return ChatForm.of(call).required("contact");
        } catch (Refusal wordy) {
            throw ChatAnswers.refused(wordy.answer().status());
        }
    }

    private static Answer answer(CommandResult<ContactListResult> result) {
        var position = result.position();
        return switch (result.result()) {
            case ContactListResult.Done done ->
                ChatAnswers.told(200, "Deleted contacts 1").at(position);
            case ContactListResult.NotListed stranger ->
                throw ChatAnswers.refused(404).at(position);
            case ContactListResult.NoSuchUser nobody ->
                throw ChatAnswers.refused(404).at(position);
            case ContactListResult.Full impossible ->
                throw new IllegalStateException("Taking a user off a list needs no room");
            case ContactListResult.AlreadyListed impossible ->
                throw new IllegalStateException("The user that is taken off a list is not listed");
            case ContactListResult.OwnerLeft left ->
                throw ChatAnswers.tokenNotFound().at(position);
        };
    }
}
