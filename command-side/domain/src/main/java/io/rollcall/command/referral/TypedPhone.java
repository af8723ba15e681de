// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.referral;

import io.rollcall.contracts.referral.Spelling;
import io.rollcall.http.phone.E164;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone as this door takes it: with or without a plus, of at most 15 digits (BEHAVIOURS.md, what the documents do not
 * say).
 *
 * @param phone {@code +} and digits: the form in which every door knows this number
 */
public record TypedPhone(String phone, Spelling spelling) {

    private static final Pattern FORM = Pattern.compile("\\+?[1-9][0-9]{1,14}");

    /** The phone that a text names; empty where it has another form, or its country no numbers of that length. */
    public static Optional<TypedPhone> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        var plain = text.startsWith("+") ? text : "+" + text;
        return E164.parsePossible(plain).map(phone -> new TypedPhone(phone, Spelling.of(text)));
    }
}
