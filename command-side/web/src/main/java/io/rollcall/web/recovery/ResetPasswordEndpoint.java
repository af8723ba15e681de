// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.web.credential.PasswordField;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /users/auth/password/reset/confirm/}: another password for a mailed code. Our extension. */
@Component
final class ResetPasswordEndpoint implements Endpoint {

    private static final int EMAIL_LENGTH = 254;
    private static final int CODE_LENGTH = 64;

    private final BlockingExecutor blocking;
    private final PasswordResets resets;
    private final PasswordPolicy policy;

    ResetPasswordEndpoint(BlockingExecutor blocking, PasswordResets resets, PasswordPolicy policy) {
        this.blocking = blocking;
        this.resets = resets;
        this.policy = policy;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/auth/password/reset/confirm/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var email = form.required("email", text(EMAIL_LENGTH));
        var code = form.required("code", text(CODE_LENGTH));
        var password = form.required("password", PasswordField.of(policy));
        form.check();
        return blocking.call(() -> resets.reset(
                        LoginKind.EMAIL, email.value(), code.value(), password.value(), call.client())
                .map(position -> Answer.ok(Map.of("detail", "Password successfully changed"))
                        .at(position))
                .orElseThrow(() -> Refusal.badRequest("Invalid code or not exist")));
    }
}
