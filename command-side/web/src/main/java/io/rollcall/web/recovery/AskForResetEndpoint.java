// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.recovery;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.AcceptLanguage;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /users/auth/password/reset/}: mails a code to come back by, where there is an account of this address.
 * Our extension.
 */
@Component
final class AskForResetEndpoint implements Endpoint {

    private static final int EMAIL_LENGTH = 254;

    private final BlockingExecutor blocking;
    private final RecoveryRequests requests;

    AskForResetEndpoint(BlockingExecutor blocking, RecoveryRequests requests) {
        this.blocking = blocking;
        this.requests = requests;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/auth/password/reset/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var email = form.required("email", text(EMAIL_LENGTH));
        form.check();
        return AcceptLanguage.get()
                .flatMap(language -> blocking.call(() -> {
                    requests.take(LoginKind.EMAIL, email.value(), language, call.client());
                    return Answer.ok(Map.of("detail", "If this address has an account, a code is on its way to it"));
                }));
    }
}
