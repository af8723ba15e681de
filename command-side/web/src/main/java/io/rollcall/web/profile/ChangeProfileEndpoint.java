// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import static io.rollcall.http.drf.Field.textAsSent;

import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileChangeResult;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import io.rollcall.contracts.profile.ProfileField;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.CallerLeft;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Reauthentication;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.log.aggregate.CommandResult;
import io.rollcall.web.credential.CredentialClassifier;
import io.rollcall.web.credential.PasswordVerifier;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PATCH /users/user/}: changes what can be changed of what is sent, and says of each field whether it was
 * (C-44..C-55). Where the present password is sent along, nothing is changed unless it is right.
 */
@Component
final class ChangeProfileEndpoint implements Endpoint {

    private static final String CURRENT_PASSWORD = "current_password";

    private final BlockingExecutor blocking;
    private final LoginNames names;
    private final PasswordWork passwords;
    private final CommandGateway commands;

    private final PasswordPolicy policy;
    private final PasswordVerifier verifier;
    private final CredentialClassifier credentials;
    private final NewNames newNames;

    ChangeProfileEndpoint(
            BlockingExecutor blocking,
            LoginNames names,
            PasswordWork passwords,
            CommandGateway commands,
            PasswordPolicy policy,
            PasswordVerifier verifier,
            CredentialClassifier credentials,
            NewNames newNames) {
        this.blocking = blocking;
        this.names = names;
        this.passwords = passwords;
        this.commands = commands;
        this.policy = policy;
        this.verifier = verifier;
        this.credentials = credentials;
        this.newNames = newNames;
    }

    @Override
    public Route route() {
        return Route.patch(Door.CRM, "/users/user/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var current = form.nullable(CURRENT_PASSWORD, textAsSent());
        form.check();
        var wish = ProfileWish.of(form, policy);
        return Reauthentication.get()
                .map(Reauthentication::shown)
                .flatMap(shown -> blocking.call(() -> {
                    if (current.isGiven()) {
                        requireOwn(call.user(), current.value());
                    }
                    return change(call, shown, wish);
                }));
    }

    private Answer change(Call call, List<String> shown, ProfileWish wish) {
        var password = wish.of(ProfileField.PASSWORD);
        var done = newNames.within(call, wish, () -> change(call.user(), shown, wish, password));
        if (password != null) {
            verifier.chosen(call.user(), call.client());
        }
        return answer(wish, done.result().taken()).at(done.position());
    }

    private void requireOwn(UserId user, String password) {
        if (!verifier.isOwn(user, password)) {
            throw Refusal.field(CURRENT_PASSWORD, "Invalid password.");
        }
    }

    private CommandResult<ProfileChangeResult.Done> change(
            UserId user, List<String> shown, ProfileWish wish, @Nullable String password) {
        var hash = password == null ? null : passwords.hash(Line.of(user), password);
        while (true) {
            var change = commands.<ProfileChangeResult>send(new ChangeProfile(
                    user,
                    wish.of(ProfileField.SURNAME),
                    wish.of(ProfileField.NAME),
                    wish.of(ProfileField.PATRONYMIC),
                    wish.of(ProfileField.ADDRESS),
                    claim(LoginKind.EMAIL, wish.of(ProfileField.EMAIL)),
                    claim(LoginKind.NUMBER, wish.of(ProfileField.NUMBER)),
                    hash,
                    credentials.first(shown).orElse(null)));
            switch (change.result()) {
                case ProfileChangeResult.Done done -> {
                    return new CommandResult<>(done, change.position());
                }
                case ProfileChangeResult.UserLeft left -> throw new CallerLeft().at(change.position());
                // Between the look-up and the decision a name was forgotten: it comes back under a new id.
                case ProfileChangeResult.Forgotten forgotten ->
                    forgotten.names().forEach(names::forget);
            }
        }
    }

    private @Nullable LoginClaim claim(LoginKind kind, @Nullable String text) {
        return text == null ? null : new LoginClaim(names.allot(kind, text), text);
    }

    private static Answer answer(ProfileWish wish, Set<LoginKind> taken) {
        taken.forEach(kind -> wish.errors().put(ProfileField.valueOf(kind.name()), ProfileFieldRules.taken(kind)));
        var success = new LinkedHashMap<String, String>();
        var error = new LinkedHashMap<String, String>();
        for (var field : ProfileField.values()) {
            var name = ProfileFieldRules.capitalised(field);
            if (wish.errors().containsKey(field)) {
                error.put(name, wish.errors().get(field));
            } else if (wish.values().containsKey(field)) {
                success.put(name, name + " successfully changed");
            }
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("success", success);
        body.put("error", error);
        return Answer.ok(body);
    }
}
