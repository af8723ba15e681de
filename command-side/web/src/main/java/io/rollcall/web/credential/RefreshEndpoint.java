// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.credential;

import static io.rollcall.http.drf.Field.guess;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.credential.SignOutCommand.FindRevocation;
import io.rollcall.contracts.credential.SignedToken;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /users/auth/token/refresh/}: another pair of tokens for a refresh token, which stays good (C-26..C-32)
 * until its user leaves, signs out, or has another password.
 */
@Component
final class RefreshEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final SignedTokens tokens;
    private final CommandGateway commands;
    private final TokenPairs pairs;

    RefreshEndpoint(BlockingExecutor blocking, SignedTokens tokens, CommandGateway commands, TokenPairs pairs) {
        this.blocking = blocking;
        this.tokens = tokens;
        this.commands = commands;
        this.pairs = pairs;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/auth/token/refresh/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var refresh = form.required("refresh", guess());
        form.check();
        return blocking.call(() -> switch (tokens.read(SignedTokens.Type.REFRESH, refresh.value())) {
            case Reading.Good good -> renew(good.token());
            case Reading.Bad bad -> throw TokenPairs.notValid(bad.why());
        });
    }

    /** What has been ended is asked of the log, not of a read model: a pair lives for long. */
    private Answer renew(SignedToken refresh) {
        var revocation = commands.<Optional<Revocation>>send(new FindRevocation(refresh.user()))
                .result();
        if (revocation.isEmpty() || revocation.get().ends(refresh)) {
            throw TokenPairs.notValid(SignedTokens.INVALID);
        }
        return pairs.of(refresh.user(), new SignedTokens.Login(refresh.session(), refresh.generation()));
    }
}
