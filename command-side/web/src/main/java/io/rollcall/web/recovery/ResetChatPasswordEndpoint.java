// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code PUT /v1/auth/password/}: another password for a mailed code. Our extension. */
@Component
final class ResetChatPasswordEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final PasswordResets resets;
    private final PasswordPolicy policy;

    ResetChatPasswordEndpoint(BlockingExecutor blocking, PasswordResets resets, PasswordPolicy policy) {
        this.blocking = blocking;
        this.resets = resets;
        this.policy = policy;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/auth/password/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        var email = form.required("email");
        var code = form.required("code");
        var password = form.required("password");
        policy.faultOf(password).ifPresent(fault -> {
            throw ChatAnswers.refused(400, policy.said(fault));
        });
        return blocking.call(() -> resets.reset(LoginKind.CHAT_EMAIL, email, code, password, call.client())
                .map(position -> ChatAnswers.bare(200).at(position))
                .orElseThrow(() -> ChatAnswers.refused(403, "Invalid code or not exist")));
    }
}
