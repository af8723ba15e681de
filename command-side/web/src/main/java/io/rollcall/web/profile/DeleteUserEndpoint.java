// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import io.rollcall.contracts.account.UserCommand.DeleteAccount;
import io.rollcall.contracts.credential.Door;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code DELETE /users/user/}: ends the account, at every door (C-56..C-58). */
@Component
final class DeleteUserEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;

    DeleteUserEndpoint(BlockingExecutor blocking, CommandGateway commands) {
        this.blocking = blocking;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.delete(Door.CRM, "/users/user/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return blocking.call(() -> commands.<Void>send(new DeleteAccount(call.user(), Door.CRM)))
                .map(deleted -> Answer.of(200, null).at(deleted.position()));
    }
}
