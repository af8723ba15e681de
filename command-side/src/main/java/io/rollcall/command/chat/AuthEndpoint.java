// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.chat;

import io.rollcall.command.log.Commands;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.chat.ChatCommand.LogOut;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatCarrier;
import io.rollcall.http.chat.ChatForm;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PUT /v1/auth/}: comes in where the body holds an account name or a password, whatever the caller shows of
 * themselves; otherwise goes out (D-15..D-26, K-8). Going out ends the chat token that is shown; the credentials of
 * other doors end at those.
 */
@Component
final class AuthEndpoint implements Operation {

    private static final String ACCOUNT_NAME = "account_name";
    private static final String PASSWORD = "password";

    private final Blocking blocking;
    private final ChatCarrier carrier;
    private final Logins logins;
    private final Commands commands;

    AuthEndpoint(Blocking blocking, ChatCarrier carrier, Logins logins, Commands commands) {
        this.blocking = blocking;
        this.carrier = carrier;
        this.logins = logins;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/auth/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        if (!form.has(ACCOUNT_NAME) && !form.has(PASSWORD)) {
            return carrier.callerBy(call.session()).flatMap(caller -> logOut(caller, call, form.number("user_id")));
        }
        var name = form.guess(ACCOUNT_NAME);
        var password = form.guess(PASSWORD);
        return blocking.call(() -> logins.comeIn(name, password));
    }

    private Mono<Answer> logOut(UserId caller, Call call, long user) {
        if (caller.value() != user) {
            return Mono.error(ChatAnswers.refused(403, "Forbidden"));
        }
        var shown = TokenHash.ofToken(Objects.requireNonNull(call.session(), "by which the caller is known"));
        return blocking.call(() -> commands.<Void>decide(new LogOut(caller, shown)))
                .map(decided -> ChatAnswers.bare(200).at(decided.position()));
    }
}
