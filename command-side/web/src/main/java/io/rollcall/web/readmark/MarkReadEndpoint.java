// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.readmark;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.readmark.ReadMarkCommand.MarkRead;
import io.rollcall.contracts.readmark.ReadMarkResult;
import io.rollcall.contracts.shared.UserId;
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

/** {@code PUT /v1/chats}: says up to which message the caller has read what somebody wrote (D-52..D-55). */
@Component
final class MarkReadEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CommandGateway commands;

    MarkReadEndpoint(BlockingExecutor blocking, CommandGateway commands) {
        this.blocking = blocking;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/chats/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        var writer = form.number("user_id");
        var message = form.number("msg_id");
        if (writer == 0) {
            throw ChatAnswers.userNotFound();
        }
        return blocking.call(() -> mark(new MarkRead(call.user(), new UserId(writer), message)));
    }

    private Answer mark(MarkRead command) {
        var result = commands.<ReadMarkResult>send(command);
        var position = result.position();
        return switch (result.result()) {
            case DONE -> ChatAnswers.bare(200).at(position);
            case NO_SUCH_USER -> throw ChatAnswers.userNotFound().at(position);
            case READER_LEFT -> throw ChatAnswers.tokenNotFound().at(position);
        };
    }
}
