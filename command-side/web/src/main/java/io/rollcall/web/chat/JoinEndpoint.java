// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.chat;

import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.chat.ChatCommand.JoinChat;
import io.rollcall.contracts.chat.JoinResult;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.chat.ChatAnswers;
import io.rollcall.http.chat.ChatForm;
import io.rollcall.http.text.NameSkeleton;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import io.rollcall.web.credential.RegistrationLimits;
import io.rollcall.web.shared.BlockingExecutor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /v1/users/}: makes an account of the chat door, and lets its user in (D-1..D-14). */
@Component
final class JoinEndpoint implements Endpoint {

    /** What was sent. */
    private record Wish(String email, String accountName, String password) {}

    private final BlockingExecutor blocking;
    private final Keys keys;
    private final LoginNames names;
    private final PasswordWork passwords;
    private final CommandGateway commands;
    private final PasswordPolicy policy;
    private final KnownClients clients;
    private final RegistrationLimits registrations;

    JoinEndpoint(
            BlockingExecutor blocking,
            Keys keys,
            LoginNames names,
            PasswordWork passwords,
            CommandGateway commands,
            PasswordPolicy policy,
            KnownClients clients,
            RegistrationLimits registrations) {
        this.policy = policy;
        this.clients = clients;
        this.registrations = registrations;
        this.blocking = blocking;
        this.keys = keys;
        this.names = names;
        this.passwords = passwords;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.post(Door.CHAT, "/v1/users/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = ChatForm.of(call);
        var email = form.text("email").orElseThrow(() -> withoutEmail(call));
        var wish = new Wish(email, form.name("account_name"), form.required("password"));
        policy.faultOf(wish.password()).ifPresent(fault -> {
            throw ChatAnswers.refused(400, policy.said(fault));
        });
        return blocking.call(() -> registrations.make(call.client(), () -> {
            var hash = passwords.hash(Line.of(call.client()), wish.password());
            return join(wish, hash, call.client());
        }));
    }

    private static Refusal withoutEmail(Call call) {
        return ChatForm.isSent(call) ? ChatAnswers.refused(400, "Bad JSON, need email") : ChatAnswers.badJson();
    }

    private Answer join(Wish wish, String hash, ClientAddress client) {
        var key = keys.take();
        while (true) {
            var outcome = commands.<JoinResult>send(new JoinChat(
                    key,
                    new LoginClaim(
                            names.allot(LoginKind.ACCOUNT_NAME, wish.accountName()),
                            NameSkeleton.kept(wish.accountName())),
                    new LoginClaim(names.allot(LoginKind.CHAT_EMAIL, wish.email()), wish.email()),
                    hash));
            switch (outcome.result()) {
                case JoinResult.Joined joined -> {
                    clients.add(joined.user(), client);
                    return ChatAnswers.with(
                                    201,
                                    "token",
                                    joined.token(),
                                    "user_id",
                                    joined.user().value())
                            .at(outcome.position());
                }
                case JoinResult.Taken taken -> {
                    return ChatAnswers.conflict().at(outcome.position()).answer();
                }
                // Between the look-up and the decision a name was forgotten: it comes back under a new id.
                case JoinResult.Forgotten forgotten -> forgotten.names().forEach(names::forget);
            }
        }
    }
}
