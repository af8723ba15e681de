// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.contact.ContactCommand.RemoveContacts;
import io.rollcall.contracts.contact.ContactQuery.ListContacts;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code DELETE /api/contacts/}: takes numbers out of the caller's address book, and answers with the users behind all
 * that are left (A-113..A-116).
 */
@Component
final class RemoveContactsEndpoint implements Endpoint {

    private record Removed(long position, int entries) {}

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final Numbers numbers;
    private final ContactAnswers answers;

    RemoveContactsEndpoint(
            BlockingExecutor blocking, CommandGateway commands, Numbers numbers, ContactAnswers answers) {
        this.blocking = blocking;
        this.commands = commands;
        this.numbers = numbers;
        this.answers = answers;
    }

    @Override
    public Route route() {
        return Route.delete(Door.MEET, "/api/contacts/");
    }

    /** Thousands of numbers take a while to read: not on the event loop. */
    @Override
    public Mono<Answer> handle(Call call) {
        return blocking.call(() -> remove(Form.ofBodyOrQuery(call), call.user()))
                .flatMap(removed -> answers.list(
                        new ListContacts(call.user(), removed.position()),
                        call,
                        removed.position(),
                        removed.entries()));
    }

    private Removed remove(Form form, UserId owner) {
        var phones = form.required("phones", ContactFields.phones());
        form.check();
        var held = Set.copyOf(numbers.findAll(Set.copyOf(phones.value())).values());
        CommandResult<AddressBookResult> decided = commands.send(new RemoveContacts(owner, held));
        return new Removed(ContactAnswers.done(decided).position(), held.size());
    }
}
