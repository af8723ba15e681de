// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import static io.rollcall.http.drf.Field.text;
import static io.rollcall.http.drf.Field.textOrBlank;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import io.rollcall.http.drf.Form;
import io.rollcall.web.credential.PasswordField;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What a client has sent to get an account. */
record EnrolmentWish(
        String surname,
        String name,
        String patronymic,
        String address,
        @Nullable String email,
        @Nullable String number,
        String password) {

    /** @throws Refusal 400 where a field is wrong, or no login name is given (C-5..C-15) */
    static EnrolmentWish of(Form form, PasswordPolicy policy) {
        var surname = form.required("surname", text(ProfileFieldRules.NAME_LENGTH));
        var name = form.required("name", text(ProfileFieldRules.NAME_LENGTH));
        var patronymic = form.required("patronymic", text(ProfileFieldRules.NAME_LENGTH));
        var address = form.nullable("address", textOrBlank(ProfileFieldRules.ADDRESS_LENGTH));
        var email = form.nullable("email", ProfileFieldRules.email());
        var number = form.nullable("number", ProfileFieldRules.number());
        var password = form.required("password", PasswordField.of(policy));
        form.check();
        if (!email.isGiven() && !number.isGiven()) {
            throw Refusal.badRequest("Valid number or email not provided");
        }
        return new EnrolmentWish(
                surname.value(),
                name.value(),
                patronymic.value(),
                address.or(""),
                email.orNull(),
                number.orNull(),
                password.value());
    }

    /** What was sent, without the password (C-2), and without a login name that was not (C-3, C-4). */
    Answer answer() {
        var body = new LinkedHashMap<String, String>();
        body.put("surname", surname);
        body.put("name", name);
        body.put("patronymic", patronymic);
        body.put("address", address);
        if (email != null) {
            body.put("email", email);
        }
        if (number != null) {
            body.put("number", number);
        }
        return Answer.created(body);
    }

    /** Names nobody, and no password. */
    @Override
    public String toString() {
        return "EnrolmentWish";
    }
}
