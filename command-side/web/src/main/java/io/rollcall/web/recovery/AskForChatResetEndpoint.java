// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.AcceptLanguage;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /v1/auth/password/}: mails a code to come back by, where an account has this address and has proven it.
 * Our extension.
 */
@Component
final class AskForChatResetEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final RecoveryRequests requests;

    AskForChatResetEndpoint(BlockingExecutor blocking, RecoveryRequests requests) {
        this.blocking = blocking;
        this.requests = requests;
    }

    @Override
    public Route route() {
        return Route.post(Door.CHAT, "/v1/auth/password/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var email = ChatForm.of(call).required("email");
        return AcceptLanguage.get()
                .flatMap(language -> blocking.call(() -> {
                    requests.take(LoginKind.CHAT_EMAIL, email, language, call.client());
                    return ChatAnswers.bare(200);
                }));
    }
}
