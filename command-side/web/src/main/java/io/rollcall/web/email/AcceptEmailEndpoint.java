// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.email;

import static io.rollcall.http.drf.Field.guess;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.email.EmailCommand.ConfirmEmail;
import io.rollcall.contracts.email.EmailConfirmationResult;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /users/accept-email/}: confirms the caller's address by a code that was mailed there (C-67..C-76). */
@Component
final class AcceptEmailEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final CodeMails mails;

    AcceptEmailEndpoint(BlockingExecutor blocking, CodeMails mails) {
        this.blocking = blocking;
        this.mails = mails;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/accept-email/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var code = form.required("code", guess());
        form.check();
        return blocking.call(() ->
                answer(mails.confirm(new ConfirmEmail(call.user(), LoginKind.EMAIL, code.value()), call.client())));
    }

    private static Answer answer(CommandResult<EmailConfirmationResult> confirmation) {
        return switch (confirmation.result()) {
            case CONFIRMED ->
                Answer.ok(Map.of("detail", "Successfully confirmed")).at(confirmation.position());
            case INVALID ->
                throw Refusal.badRequest("Invalid code or not exist").at(confirmation.position());
            case USER_LEFT -> throw new CallerLeft().at(confirmation.position());
        };
    }
}
