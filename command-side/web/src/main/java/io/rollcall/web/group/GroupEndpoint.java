// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.group;

import io.rollcall.command.group.GroupIds;
import io.rollcall.command.group.GroupNames;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.group.GroupCommand.AddToGroup;
import io.rollcall.contracts.group.GroupCommand.FoundGroup;
import io.rollcall.contracts.group.GroupResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import io.rollcall.web.limit.BudgetedLookUpLimit;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PUT /v1/groups}: makes a group, with the users that have the e-mail addresses in {@code contacts}
 * (D-56..D-60); where the body says {@code contact}, adds that one to a group that there is and that the caller is in
 * (D-61, K-10).
 */
@Component
final class GroupEndpoint implements Endpoint {

    /** A caller that names a group learns whether another group has that name. */
    private record TriedName(String name) {}

    private static final String CONTACT = "contact";
    private static final int MOST_CONTACTS = 1000;

    private final BlockingExecutor blocking;
    private final Keys keys;
    private final GroupIds ids;
    private final GroupNames names;
    private final LoginNames logins;
    private final BudgetedLookUpLimit lookUps;
    private final CommandGateway commands;

    GroupEndpoint(
            BlockingExecutor blocking,
            Keys keys,
            GroupIds ids,
            GroupNames names,
            LoginNames logins,
            BudgetedLookUpLimit lookUps,
            CommandGateway commands) {
        this.blocking = blocking;
        this.keys = keys;
        this.ids = ids;
        this.names = names;
        this.logins = logins;
        this.lookUps = lookUps;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/groups/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        var name = form.required("group");
        if (form.has(CONTACT)) {
            var email = form.required(CONTACT);
            return lookUps.take(Door.CHAT, call.user(), List.of(email))
                    .then(blocking.call(() -> add(call.user(), name, email)));
        }
        form.name("group");
        var contacts = form.texts("contacts", MOST_CONTACTS);
        var told = Stream.<Object>concat(contacts.stream(), Stream.of(new TriedName(name)))
                .toList();
        return lookUps.take(Door.CHAT, call.user(), told).then(blocking.call(() -> found(call.user(), name, contacts)));
    }

    private Answer found(UserId founder, String name, List<String> contacts) {
        var group = ids.next();
        var key = keys.take();
        var emails = logins.findAll(LoginKind.CHAT_EMAIL, contacts);
        while (true) {
            var id = names.allot(name);
            var result = commands.<GroupResult>send(
                    new FoundGroup(group, key, id, NameSkeleton.kept(name), founder, emails));
            if (result.result() != GroupResult.NAME_FORGOTTEN) {
                GroupAnswers.check(result);
                return ChatAnswers.with(201, "gid", group.value()).at(result.position());
            }
            names.forget(id); // between the look-up and the decision: it comes back under a new id
        }
    }

    private Answer add(UserId by, String name, String email) {
        var result = commands.<GroupResult>send(
                new AddToGroup(names.find(name), by, logins.find(LoginKind.CHAT_EMAIL, email)));
        GroupAnswers.check(result);
        return ChatAnswers.bare(201).at(result.position());
    }
}
