// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import io.rollcall.command.credential.KnownClients;
import io.rollcall.command.credential.Line;
import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.login.LoginNames;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.limit.ClientAddress;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.EnrolmentResult;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileCommand.EnrolUser;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Endpoint;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.log.aggregate.CommandGateway;
import io.rollcall.privacy.Keys;
import io.rollcall.web.credential.RegistrationLimits;
import io.rollcall.web.shared.BlockingExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code POST /users/auth/registration/}: makes an account for an e-mail address, a number or both, with a password
 * (C-1..C-15). Nobody is signed in by it.
 */
@Component
final class EnrolEndpoint implements Endpoint {

    private final BlockingExecutor blocking;
    private final LoginNames names;
    private final PasswordWork passwords;
    private final Keys keys;
    private final CommandGateway commands;
    private final PasswordPolicy policy;
    private final KnownClients clients;
    private final RegistrationLimits registrations;

    EnrolEndpoint(
            BlockingExecutor blocking,
            LoginNames names,
            PasswordWork passwords,
            Keys keys,
            CommandGateway commands,
            PasswordPolicy policy,
            KnownClients clients,
            RegistrationLimits registrations) {
        this.policy = policy;
        this.clients = clients;
        this.registrations = registrations;
        this.blocking = blocking;
        this.names = names;
        this.passwords = passwords;
        this.keys = keys;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.post(Door.CRM, "/users/auth/registration/").anonymous();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var wish = EnrolmentWish.of(Form.of(call), policy);
        return blocking.call(() -> registrations.make(call.client(), () -> {
            var hash = passwords.hash(Line.of(call.client()), wish.password());
            return enrol(wish, hash, call.client());
        }));
    }

    private Answer enrol(EnrolmentWish wish, String hash, ClientAddress client) {
        var key = keys.take();
        while (true) {
            var outcome = commands.<EnrolmentResult>send(new EnrolUser(
                    key,
                    wish.surname(),
                    wish.name(),
                    wish.patronymic(),
                    wish.address(),
                    claim(LoginKind.EMAIL, wish.email()),
                    claim(LoginKind.NUMBER, wish.number()),
                    hash));
            switch (outcome.result()) {
                case EnrolmentResult.Enrolled enrolled -> {
                    clients.add(enrolled.user(), client);
                    return wish.answer().at(outcome.position());
                }
                case EnrolmentResult.Taken taken -> {
                    return taken(taken.names()).at(outcome.position()).answer();
                }
                // Between the look-up and the decision a name was forgotten: it comes back under a new id.
                case EnrolmentResult.Forgotten forgotten -> forgotten.names().forEach(names::forget);
            }
        }
    }

    private @Nullable LoginClaim claim(LoginKind kind, @Nullable String text) {
        return text == null ? null : new LoginClaim(names.allot(kind, text), text);
    }

    private static Refusal taken(Set<LoginKind> names) {
        var texts = new LinkedHashMap<String, List<String>>();
        names.forEach(kind -> texts.put(kind.name().toLowerCase(Locale.ROOT), List.of(ProfileFieldRules.taken(kind))));
        return Refusal.fields(texts);
    }
}
