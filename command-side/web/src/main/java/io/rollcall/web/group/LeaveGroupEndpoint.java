// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.group;

import io.rollcall.command.group.GroupNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.group.GroupCommand.QuitGroup;
import io.rollcall.contracts.group.GroupResult;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code DELETE /v1/groups}: ends the caller's membership in a group (our extension). What they wrote stays for the
 * others; after the last member nothing does.
 */
@Component
final class LeaveGroupEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final GroupNames names;
    private final CommandGateway commands;

    LeaveGroupEndpoint(BlockingExecutor blocking, GroupNames names, CommandGateway commands) {
        this.blocking = blocking;
        this.names = names;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.delete(Door.CHAT, "/v1/groups/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var name = ChatForm.of(call).required("group");
        return blocking.call(() -> {
            var result = commands.<GroupResult>send(new QuitGroup(names.find(name), call.user()));
            GroupAnswers.check(result);
            return ChatAnswers.bare(200).at(result.position());
        });
    }
}
