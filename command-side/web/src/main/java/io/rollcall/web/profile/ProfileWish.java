// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.command.credential.PasswordPolicy;
import io.rollcall.command.credential.PasswordPolicy.Fault;
import io.rollcall.contracts.profile.ProfileField;
import io.rollcall.http.drf.Field;
import io.rollcall.http.drf.Form;
import io.rollcall.http.text.NormalForm;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to change of their profile.
 *
 * @param values those that can be meant
 * @param errors what the others hear, by the field under which they are answered
 */
record ProfileWish(Map<ProfileField, String> values, Map<ProfileField, String> errors) {

    private static final int SHORTEST = 2;

    /** Reads it field by field; one that cannot be meant is an error of its own, and none of the form's. */
    static ProfileWish of(Form form, PasswordPolicy policy) {
        var wish = new ProfileWish(new EnumMap<>(ProfileField.class), new EnumMap<>(ProfileField.class));
        for (var field : ProfileField.values()) {
            wish.read(form, field, policy);
        }
        return wish;
    }

    /** What is wanted for a field; {@code null} where nothing is. */
    @Nullable
    String of(ProfileField field) {
        return values.get(field);
    }

    private void read(Form form, ProfileField field, PasswordPolicy policy) {
        var name = field.name().toLowerCase(Locale.ROOT);
        var entry = form.optional(name, rule(field));
        var unfit = field == ProfileField.PASSWORD && entry.isGiven() ? unfit(entry.value(), policy) : null;
        if (unfit != null) {
            errors.put(field, unfit);
        } else if (entry.isGiven()) {
            values.put(field, entry.value());
        } else if (form.has(name)) {
            errors.put(field, fault(field));
        }
    }

    private static Field<String> rule(ProfileField field) {
        return switch (field) {
            case SURNAME, NAME, PATRONYMIC -> text(SHORTEST, ProfileFieldRules.NAME_LENGTH);
            case ADDRESS -> text(SHORTEST, ProfileFieldRules.ADDRESS_LENGTH);
            case EMAIL -> ProfileFieldRules.email();
            case NUMBER -> ProfileFieldRules.number();
            case PASSWORD -> Field.textAsSent().where(NormalForm::isStreamSafe, NormalForm.TOO_MANY_MARKS);
        };
    }

    /** What a password hears that cannot be chosen; of its length in the words of its contract (C-49). */
    private static @Nullable String unfit(String password, PasswordPolicy policy) {
        return policy.faultOf(password)
                .map(fault -> fault == Fault.TOO_COMMON ? policy.said(fault) : fault(ProfileField.PASSWORD))
                .orElse(null);
    }

    private static String fault(ProfileField field) {
        return switch (field) {
            case SURNAME, NAME, PATRONYMIC, ADDRESS ->
                ProfileFieldRules.capitalised(field) + " is too short or too long";
            case EMAIL, NUMBER, PASSWORD -> "Wrong " + field.name().toLowerCase(Locale.ROOT) + " format";
        };
    }
}
