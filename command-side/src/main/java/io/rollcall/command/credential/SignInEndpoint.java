// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.credential;

import static io.rollcall.http.drf.Field.bool;
import static io.rollcall.http.drf.Field.file;
import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.log.Commands;
import io.rollcall.command.log.Decided;
import io.rollcall.command.media.Uploads;
import io.rollcall.command.privacy.Keys;
import io.rollcall.command.shared.Blocking;
import io.rollcall.command.verification.Numbers;
import io.rollcall.contracts.account.Known;
import io.rollcall.contracts.account.UserCommand.IdentifyUser;
import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.credential.SignIn;
import io.rollcall.contracts.credential.SignInCommand.RegisterUser;
import io.rollcall.contracts.credential.SignInCommand.SignInByCode;
import io.rollcall.contracts.privacy.KeyId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.contracts.verification.Challenge;
import io.rollcall.contracts.verification.CodeCheck;
import io.rollcall.contracts.verification.NumberId;
import io.rollcall.contracts.verification.PhoneNumberCommand.CheckCode;
import io.rollcall.http.Answer;
import io.rollcall.http.Call;
import io.rollcall.http.Operation;
import io.rollcall.http.Refusal;
import io.rollcall.http.Route;
import io.rollcall.http.drf.Form;
import io.rollcall.http.phone.E164;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code POST /api/auth/users/}: signs in with a code (A-17..A-34), or up when {@code is_new} (A-35..A-45). */
@Component
final class SignInEndpoint implements Operation {

    private static final int CODE_LENGTH = 5;
    private static final int NAME_LENGTH = 255;

    private final Blocking blocking;
    private final Numbers numbers;
    private final Commands commands;
    private final Uploads uploads;
    private final Keys keys;

    SignInEndpoint(Blocking blocking, Numbers numbers, Commands commands, Uploads uploads, Keys keys) {
        this.blocking = blocking;
        this.numbers = numbers;
        this.commands = commands;
        this.uploads = uploads;
        this.keys = keys;
    }

    @Override
    public Route route() {
        return Route.post(Door.MEET, "/api/auth/users/").open();
    }

    @Override
    public Mono<Answer> handle(Call call) {
        var form = Form.of(call);
        var phone = form.required("phone", text().parsed(E164::parse, "Invalid phone number."));
        var code = form.required("code", text(CODE_LENGTH, CODE_LENGTH));
        var isNew = form.optional("is_new", bool());
        form.check();
        return blocking.call(() -> comeIn(form, phone.value(), code.value(), isNew.or(false)))
                .map(SignInAnswers::of);
    }

    private Decided<SignIn> comeIn(Form form, String phone, String code, boolean isNew) {
        var number = numbers.find(phone);
        if (!isNew) {
            return commands.decide(new SignInByCode(number, Challenge.MEET, code, Door.MEET));
        }
        // The code is checked before the rest of the form, and stays good when that is refused.
        var check = commands.<CodeCheck>decide(new CheckCode(number, Challenge.MEET, code));
        return switch (check.result()) {
            case CodeCheck.Invalid invalid -> throw SignInAnswers.codeInvalid().at(check.position());
            case CodeCheck.Throttled throttled -> throw Refusal.throttled().at(check.position());
            case CodeCheck.Right right -> {
                if (!right.isNew()) {
                    throw SignInAnswers.alreadyRegistered().at(check.position());
                }
                yield register(form, number, right.owner(), phone, code);
            }
        };
    }

    /** @param owner who has come in with the number at another door; {@code null} where nobody has */
    private Decided<SignIn> register(Form form, NumberId number, @Nullable UserId owner, String phone, String code) {
        var name = form.required("name", text(NAME_LENGTH));
        var avatar = uploads.verified(form, "avatar", form.required("avatar", file()), number);
        form.check();
        var key = owner == null ? keys.take() : keyOf(owner);
        var image = uploads.store(key, Objects.requireNonNull(avatar, "The form was checked"));
        Decided<SignIn> decided = commands.decide(
                new RegisterUser(number, Challenge.MEET, code, Door.MEET, owner, key, name.value(), phone, image));
        return decided.result() instanceof SignIn.OwnerChanged ? comeIn(form, phone, code, true) : decided;
    }

    /** The user's own key; a new one where they have just left, which the number says then. */
    private KeyId keyOf(UserId owner) {
        var known = commands.<Optional<Known>>decide(new IdentifyUser(owner)).result();
        return known.map(Known::key).orElseGet(keys::take);
    }
}
