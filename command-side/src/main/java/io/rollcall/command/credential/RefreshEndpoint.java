// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static io.rollcall.http.drf.Field.guess;

import io.rollcall.command.log.Commands;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /users/auth/token/refresh/}: another pair of tokens for a refresh token, which stays good (C-26..C-32)
 * until its user leaves.
 */
@Component
final class RefreshEndpoint implements Operation {

    private final Blocking blocking;
    private final SignedTokens tokens;
    private final Commands commands;
    private final TokenPairs pairs;

    RefreshEndpoint(Blocking blocking, SignedTokens tokens, Commands commands, TokenPairs pairs) {
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
            case Reading.Good good -> renew(good.user());
            case Reading.Bad bad -> throw TokenPairs.notValid(bad.why());
        });
    }

    private Answer renew(UserId user) {
        var known = commands.<Optional<Known>>decide(new IdentifyUser(user));
        if (known.result().isEmpty()) {
            throw TokenPairs.notValid(SignedTokens.INVALID);
        }
        return pairs.of(user);
    }
}
