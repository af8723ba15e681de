// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.chat;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignOutCommand.SignOut;
import io.rollcall.contracts.credential.SignOutCommand.SignOutEverywhere;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatCredentialResolver;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.web.credential.CredentialClassifier;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PUT /v1/auth/}: comes in where the body holds an account name or a password, whatever the caller shows of
 * themselves; otherwise goes out (D-15..D-26, K-8). Going out ends what is shown, whichever door issued it; with
 * {@code everywhere} (our extension) all credentials of the caller, at every door.
 */
@Component
final class AuthEndpoint implements Endpoint {

    private static final String ACCOUNT_NAME = "account_name";
    private static final String PASSWORD = "password";

    private final BlockingExecutor blocking;
    private final ChatCredentialResolver credentialResolver;
    private final ChatAuthenticator authenticator;
    private final CredentialClassifier credentials;
    private final CommandGateway commands;

    AuthEndpoint(
            BlockingExecutor blocking,
            ChatCredentialResolver credentialResolver,
            ChatAuthenticator authenticator,
            CredentialClassifier credentials,
            CommandGateway commands) {
        this.blocking = blocking;
        this.credentialResolver = credentialResolver;
        this.authenticator = authenticator;
        this.credentials = credentials;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.put(Door.CHAT, "/v1/auth/").anonymous();
    }

    /** A caller that signs out shows a valid credential. */
    @Override
    public Mono<Void> admits(Call call) {
        return comesIn(ChatForm.of(call))
                ? Mono.empty()
                : credentialResolver.callerBy(call.session()).then();
    }

    private static boolean comesIn(ChatForm form) {
        return form.has(ACCOUNT_NAME) || form.has(PASSWORD);
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        if (!comesIn(form)) {
            return credentialResolver.callerBy(call.session()).flatMap(caller -> logOut(caller, call, form));
        }
        var name = form.guess(ACCOUNT_NAME);
        var password = form.guess(PASSWORD);
        return blocking.call(() -> authenticator.comeIn(call.client(), name, password));
    }

    private Mono<Answer> logOut(UserId caller, Call call, ChatForm form) {
        if (caller.value() != form.number("user_id")) {
            return Mono.error(ChatAnswers.refused(403, "Forbidden"));
        }
        var shown = Objects.requireNonNull(call.session(), "by which the caller is known");
        var everywhere = form.flag("everywhere");
        return blocking.call(() -> everywhere ? endAll(caller) : end(caller, shown))
                .map(position -> ChatAnswers.bare(200).at(position));
    }

    private long endAll(UserId caller) {
        return commands.<Void>send(new SignOutEverywhere(caller)).position();
    }

    private long end(UserId caller, String shown) {
        var ended = commands.<Boolean>send(new SignOut(caller, credentials.of(caller, List.of(shown))));
        if (!ended.result()) {
            throw ChatAnswers.tokenNotFound().at(ended.position()); // somebody else has ended it since it was looked at
        }
        return ended.position();
    }
}
