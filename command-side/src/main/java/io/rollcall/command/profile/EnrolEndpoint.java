// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import static io.rollcall.http.drf.Field.text;
import static io.rollcall.http.drf.Field.textOrBlank;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.log.Commands;
import io.rollcall.command.login.LoginNames;
import io.rollcall.command.privacy.Keys;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.Enrolment;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileCommand.EnrolUser;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Entry;
import io.rollcall.http.drf.Form;
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
final class EnrolEndpoint implements Operation {

    /** What was sent, once it is checked. */
    private record Wish(
            String surname,
            String name,
            String patronymic,
            String address,
            @Nullable String email,
            @Nullable String number,
            String password) {}

    private final Blocking blocking;
    private final LoginNames names;
    private final PasswordWork passwords;
    private final Keys keys;
    private final Commands commands;
    private final PasswordPolicy policy;

    EnrolEndpoint(
            Blocking blocking,
            LoginNames names,
            PasswordWork passwords,
            Keys keys,
            Commands commands,
            PasswordPolicy policy) {
        this.policy = policy;
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
        var form = Form.of(call);
        var surname = form.required("surname", text(ProfileForm.NAME_LENGTH));
        var name = form.required("name", text(ProfileForm.NAME_LENGTH));
        var patronymic = form.required("patronymic", text(ProfileForm.NAME_LENGTH));
        var address = form.nullable("address", textOrBlank(ProfileForm.ADDRESS_LENGTH));
        var email = form.nullable("email", ProfileForm.email());
        var number = form.nullable("number", ProfileForm.number());
        var password = form.required("password", ProfileForm.password(policy));
        form.check();
        requireOne(email, number);
        var wish = new Wish(
                surname.value(),
                name.value(),
                patronymic.value(),
                address.or(""),
                email.orNull(),
                number.orNull(),
                password.value());
        return blocking.call(() -> enrol(wish, passwords.hash(wish.password())));
    }

    private static void requireOne(Entry<String> email, Entry<String> number) {
        if (!email.isGiven() && !number.isGiven()) {
            throw Refusal.badRequest("Valid number or email not provided");
        }
    }

    private Answer enrol(Wish wish, String hash) {
        var key = keys.take();
        while (true) {
            var enrolment = commands.<Enrolment>decide(new EnrolUser(
                    key,
                    wish.surname(),
                    wish.name(),
                    wish.patronymic(),
                    wish.address(),
                    claim(LoginKind.EMAIL, wish.email()),
                    claim(LoginKind.NUMBER, wish.number()),
                    hash));
            switch (enrolment.result()) {
                case Enrolment.Enrolled enrolled -> {
                    return answer(wish).at(enrolment.position());
                }
                case Enrolment.Taken taken -> throw taken(taken.names()).at(enrolment.position());
                // Between the look-up and the decision a name was forgotten: it comes back under a new id.
                case Enrolment.Forgotten forgotten -> forgotten.names().forEach(names::forget);
            }
        }
    }

    private @Nullable LoginClaim claim(LoginKind kind, @Nullable String text) {
        return text == null ? null : new LoginClaim(names.allot(kind, text), text);
    }

    private static Refusal taken(Set<LoginKind> names) {
        var texts = new LinkedHashMap<String, List<String>>();
        names.forEach(kind -> texts.put(kind.name().toLowerCase(Locale.ROOT), List.of(ProfileForm.taken(kind))));
        return Refusal.fields(texts);
    }

    /** What was sent, without the password (C-2), and without a login name that was not (C-3, C-4). */
    private static Answer answer(Wish wish) {
        var body = new LinkedHashMap<String, String>();
        body.put("surname", wish.surname());
        body.put("name", wish.name());
        body.put("patronymic", wish.patronymic());
        body.put("address", wish.address());
        if (wish.email() != null) {
            body.put("email", wish.email());
        }
        if (wish.number() != null) {
            body.put("number", wish.number());
        }
        return Answer.created(body);
    }
}
