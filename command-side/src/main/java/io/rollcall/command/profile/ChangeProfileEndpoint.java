// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.profile;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.credential.PasswordWork;
import io.rollcall.command.log.Commands;
import io.rollcall.command.login.LoginNames;
import io.rollcall.command.shared.Blocking;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.login.LoginKind;
import io.rollcall.contracts.profile.LoginClaim;
import io.rollcall.contracts.profile.ProfileChange;
import io.rollcall.contracts.profile.ProfileCommand.ChangeProfile;
import io.rollcall.contracts.profile.ProfileField;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Route;
import io.rollcall.http.crm.CrmRefusals;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code PATCH /users/user/}: changes what can be changed of what is sent, and says of each field whether it was
 * (C-44..C-55).
 */
@Component
final class ChangeProfileEndpoint implements Operation {

    private static final int SHORTEST = 2;

    /**
     * What was sent.
     *
     * @param values those that can be meant
     * @param errors what the others hear, by the name under which they are answered
     */
    private record Wish(Map<ProfileField, String> values, Map<ProfileField, String> errors) {

        @Nullable
        String of(ProfileField field) {
            return values.get(field);
        }
    }

    private final Blocking blocking;
    private final LoginNames names;
    private final PasswordWork passwords;
    private final Commands commands;

    ChangeProfileEndpoint(Blocking blocking, LoginNames names, PasswordWork passwords, Commands commands) {
        this.blocking = blocking;
        this.names = names;
        this.passwords = passwords;
        this.commands = commands;
    }

    @Override
    public Route route() {
        return Route.patch(Door.CRM, "/users/user/");
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var wish = wish(Form.of(call));
        return blocking.call(() -> {
            var password = wish.of(ProfileField.PASSWORD);
            return change(call.user(), wish, password == null ? null : passwords.hash(password));
        });
    }

    private static Wish wish(Form form) {
        var wish = new Wish(new EnumMap<>(ProfileField.class), new EnumMap<>(ProfileField.class));
        for (var field : ProfileField.values()) {
            var name = field.name().toLowerCase(Locale.ROOT);
            var entry = form.optional(name, rule(field));
            if (entry.isGiven()) {
                wish.values().put(field, entry.value());
            } else if (form.has(name)) {
                wish.errors().put(field, fault(field));
            }
        }
        return wish;
    }

    private static Field<String> rule(ProfileField field) {
        return switch (field) {
            case SURNAME, NAME, PATRONYMIC -> text(SHORTEST, ProfileForm.NAME_LENGTH);
            case ADDRESS -> text(SHORTEST, ProfileForm.ADDRESS_LENGTH);
            case EMAIL -> ProfileForm.email();
            case NUMBER -> ProfileForm.number();
            case PASSWORD -> ProfileForm.password();
        };
    }

    private static String fault(ProfileField field) {
        return switch (field) {
            case SURNAME, NAME, PATRONYMIC, ADDRESS -> ProfileForm.capitalised(field) + " is too short or too long";
            case EMAIL, NUMBER, PASSWORD -> "Wrong " + field.name().toLowerCase(Locale.ROOT) + " format";
        };
    }

    private Answer change(UserId user, Wish wish, @Nullable String hash) {
        while (true) {
            var change = commands.<ProfileChange>decide(new ChangeProfile(
                    user,
                    wish.of(ProfileField.SURNAME),
                    wish.of(ProfileField.NAME),
                    wish.of(ProfileField.PATRONYMIC),
                    wish.of(ProfileField.ADDRESS),
                    claim(LoginKind.EMAIL, wish.of(ProfileField.EMAIL)),
                    claim(LoginKind.NUMBER, wish.of(ProfileField.NUMBER)),
                    hash));
            switch (change.result()) {
                case ProfileChange.Done done -> {
                    return answer(wish, done.taken()).at(change.position());
                }
                case ProfileChange.UserLeft left ->
                    throw CrmRefusals.userNotFound().at(change.position());
                // Between the look-up and the decision a name was forgotten: it comes back under a new id.
                case ProfileChange.Forgotten forgotten -> forgotten.names().forEach(names::forget);
            }
        }
    }

    private @Nullable LoginClaim claim(LoginKind kind, @Nullable String text) {
        return text == null ? null : new LoginClaim(names.allot(kind, text), text);
    }

    private static Answer answer(Wish wish, Set<LoginKind> taken) {
        taken.forEach(kind -> wish.errors().put(ProfileField.valueOf(kind.name()), ProfileForm.taken(kind)));
        var success = new LinkedHashMap<String, String>();
        var error = new LinkedHashMap<String, String>();
        for (var field : ProfileField.values()) {
            var name = ProfileForm.capitalised(field);
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
