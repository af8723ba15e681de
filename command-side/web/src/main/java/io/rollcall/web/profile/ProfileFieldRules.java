// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.profile;

import static io.rollcall.http.drf.Field.text;

import io.rollcall.contracts.login.LoginKind;
import io.rollcall.http.drf.Field;
import io.rollcall.http.email.EmailAddress;
import io.rollcall.http.phone.E164;
import java.util.Locale;

/** What the crm door takes for names, addresses and passwords. */
final class ProfileFieldRules {

    static final int NAME_LENGTH = 150;
    static final int ADDRESS_LENGTH = 150;

    private static final int EMAIL_LENGTH = 254;

    private ProfileFieldRules() {}

    /** An e-mail address (C-12). */
    static Field<String> email() {
        return text(EMAIL_LENGTH).parsed(EmailAddress::parse, "Enter a valid email address.");
    }

    /** A number, into {@code +} and digits (C-11). */
    static Field<String> number() {
        return text().parsed(E164::parseWritten, "The phone number entered is not valid.");
    }

    /** The answer to a user that wants a login name of another user (C-9, C-10, C-50). */
    static String taken(LoginKind kind) {
        return "User with this " + capitalised(kind) + " already exists.";
    }

    /** {@code EMAIL} as {@code Email}. */
    static String capitalised(Enum<?> field) {
        var name = field.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
