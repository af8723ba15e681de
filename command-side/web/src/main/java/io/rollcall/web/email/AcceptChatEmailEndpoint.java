// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.email;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.email.EmailCommand.ConfirmEmail;
import io.rollcall.contracts.email.EmailConfirmationResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code PUT /v1/users/email/}: proves the caller's address of the chat door by a mailed code. Our extension. */
@Component
final class AcceptChatEmailEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CodeMails mails;

    AcceptChatEmailEndpoint(BlockingExecutor blocking, CodeMails mails) {
        this.blocking = blocking;
        this.mails = mails;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/users/email/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var code = Long.toString(ChatForm.of(call).number("code"));
        return blocking.call(
                () -> answer(mails.confirm(new ConfirmEmail(call.user(), LoginKind.CHAT_EMAIL, code), call.client())));
    }

    private static Answer answer(CommandResult<EmailConfirmationResult> confirmation) {
        return switch (confirmation.result()) {
            case CONFIRMED -> ChatAnswers.bare(200).at(confirmation.position());
            case INVALID ->
                throw ChatAnswers.refused(403, "Invalid code or not exist").at(confirmation.position());
            case USER_LEFT -> throw new CallerLeft().at(confirmation.position());
        };
    }
}
