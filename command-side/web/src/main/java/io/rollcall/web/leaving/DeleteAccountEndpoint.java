// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.leaving;

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

/**
 * {@code DELETE /api/account/}: ends the account (B-16..B-24). Answered once nobody can act as the user any more and
 * the number is free; what the user leaves behind goes by itself afterwards.
 */
@Component
final class DeleteAccountEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;

    DeleteAccountEndpoint(BlockingExecutor blocking, CommandGateway commands) {
        this.blocking = blocking;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.delete(Door.MEET, "/api/account/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        return blocking.call(() -> commands.<Void>send(new DeleteAccount(call.user(), Door.MEET)))
                .map(deleted -> Answer.noContent().at(deleted.position()));
    }
}
