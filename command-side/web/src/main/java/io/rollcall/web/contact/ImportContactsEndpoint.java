// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.contact;

import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.contact.AddressBookResult;
import io.rollcall.contracts.contact.Contact;
import io.rollcall.contracts.contact.ContactCommand.ImportContacts;
import io.rollcall.contracts.contact.ContactQuery.ListContactsAmong;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.SameNumber;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.account.KnownUsers;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PUT /api/contacts/}: puts numbers and names into the caller's address book, and answers with the users behind
 * these numbers (A-98..A-112).
 */
@Component
final class ImportContactsEndpoint implements Endpoint {

    private static final String DUPLICATES = "Phone list contains duplicates.";
    private static final String OWN_PHONE = "The phones list contains user phone.";
    private static final String COUNTS_DIFFER = "The number of phones must be equal to the number of names.";

    private record Imported(Set<NumberId> numbers, CommandResult<AddressBookResult> decided) {}

    private final BlockingExecutor blocking;
    private final CommandGateway commands;
    private final KnownUsers users;
    private final Numbers numbers;
    private final ContactAnswers answers;
    private final ImportLimit limit;

    ImportContactsEndpoint(
            BlockingExecutor blocking,
            CommandGateway commands,
            KnownUsers users,
            Numbers numbers,
            ContactAnswers answers,
            ImportLimit limit) {
        this.blocking = blocking;
        this.commands = commands;
        this.users = users;
        this.numbers = numbers;
        this.answers = answers;
        this.limit = limit;
    }

    @Override
    public Route route() {
        return Route.put(Door.MEET, "/api/contacts/");
    }

    /** Thousands of numbers take a while to read: not on the event loop. */
    @Override
    public Mono<Answer> handle(Call call) {
        return blocking.call(() -> limit.inTurn(call.user(), () -> read(Form.of(call), call.user())))
                .flatMap(imported -> answers.list(
                        new ListContactsAmong(
                                call.user(),
                                imported.numbers(),
                                imported.decided().position()),
                        call,
                        imported.decided().position(),
                        imported.numbers().size()));
    }

    private Imported read(Form form, UserId caller) {
        var names = form.required("names", ContactFields.names());
        var phones = form.required("phones", ContactFields.phones());
        var known = users.of(caller);
        var found = check(form, phones.or(List.of()), known);
        form.check();
        if (names.value().size() != phones.value().size()) {
            throw Refusal.nonField(COUNTS_DIFFER);
        }
        limit.take(caller, phones.value(), found);
        return keep(caller, known, names.value(), phones.value());
    }

    /** The ids of those of the phones that have one. */
    private Map<String, NumberId> check(Form form, List<String> phones, Known known) {
        if (phones.stream().map(SameNumber::compared).distinct().count() < phones.size()) {
            form.reject("phones", DUPLICATES);
            return Map.of();
        }
        var found = numbers.findAll(phones);
        if (known.number() != null && found.containsValue(known.number())) {
            form.reject("phones", OWN_PHONE);
        }
        return found;
    }

    /** A number may be forgotten while this is under way; then it has got another id, and is kept once more. */
    private Imported keep(UserId owner, Known known, List<String> names, List<String> phones) {
        var ids = numbers.allotAll(phones);
        while (true) {
            var used = ids;
            var contacts = IntStream.range(0, phones.size())
                    .mapToObj(n -> new Contact(Objects.requireNonNull(used.get(phones.get(n))), names.get(n)))
                    .toList();
            CommandResult<AddressBookResult> decided = commands.send(new ImportContacts(owner, known.key(), contacts));
            var done = ContactAnswers.done(decided);
            ids = numbers.allotAll(phones);
            if (ids.equals(used)) {
                return new Imported(Set.copyOf(ids.values()), done);
            }
        }
    }
}
