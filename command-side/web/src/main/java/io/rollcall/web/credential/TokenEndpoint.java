// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static io.rollcall.http.drf.Field.guess;
import static io.rollcall.http.drf.Field.textAsSent;

import io.rollcall.command.login.LoginNames;
import io.rollcall.command.login.TriedName;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.E164;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /users/auth/token/}: a pair of tokens for a login name and its password (C-16..C-25). Where both names
 * are sent the e-mail address decides. The same work is done whether the name is known or not.
 */
@Component
final class TokenEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final LoginNames names;
    private final PasswordVerifier verifier;
    private final TokenPairs pairs;

    TokenEndpoint(BlockingExecutor blocking, LoginNames names, PasswordVerifier verifier, TokenPairs pairs) {
        this.blocking = blocking;
        this.names = names;
        this.verifier = verifier;
        this.pairs = pairs;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/auth/token/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var email = form.nullable("email", guess());
        var number = email.isGiven() ? form.nullable("number", guess()) : form.required("number", guess());
        var password = form.required("password", textAsSent());
        form.check();
        return blocking.call(() -> comeIn(call.client(), name(email.orNull(), number.orNull()), password.value()));
    }

    /** What is no number is tried as it is written: nobody has it. */
    private TriedName name(@Nullable String email, @Nullable String number) {
        if (email != null) {
            return names.findTried(LoginKind.EMAIL, email);
        }
        var written = Objects.requireNonNullElse(number, "");
        return names.findTried(LoginKind.NUMBER, E164.parseWritten(written).orElse(written));
    }

    private Answer comeIn(ClientAddress client, TriedName name, String password) {
        var holder = verifier.find(client, name, password).orElseThrow(TokenPairs::unknown);
        return pairs.of(holder.user(), holder.generation());
    }
}
