// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Numbers in the international form of ITU-T E.164: a plus, the country code, the rest, and nothing between. */
public final class E164 {

    /** What libphonenumber takes at most; a number has 15 digits. */
    private static final int LONGEST = 250;

    private static final Pattern FORM = Pattern.compile("\\+[0-9]+");

    /** As copied from a page or a phone book: digits of any script, white space, dashes, dots and brackets. */
    private static final Pattern WRITTEN =
            Pattern.compile("[+\\uff0b][\\p{Nd}\\p{Z}\\t\\p{Pd}\\u2212().\\uff08\\uff09\\uff0e]+");

    /** Marks that nobody sees: of direction, of where a line may break. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\u034f]+");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private E164() {}

    /**
     * The number that this text names, however it is written after the plus: with spaces, dots, dashes and brackets, in
     * digits of any script, with marks that nobody sees.
     *
     * @return as for {@link #parse}
     */
    public static Optional<String> parseWritten(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var seen = INVISIBLE.matcher(text).replaceAll("").strip();
        return WRITTEN.matcher(seen).matches()
                ? read(SameNumber.dialled("+" + digits(seen)), NUMBERS::isValidNumber)
                : Optional.empty();
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }

    /**
     * The number that this text names, as its SIM is {@linkplain SameNumber#compared called now}.
     *
     * @return {@code +} and digits, one form for each number; empty where the text has another form or libphonenumber
     *     knows no such number (behaviours, sections 12 and 13.8)
     */
    public static Optional<String> parse(String text) {
        return read(SameNumber.compared(text), NUMBERS::isValidNumber)
                .or(() -> read(SameNumber.dialled(text), NUMBERS::isValidNumber));
    }

    /**
     * The same of a number that may be nobody's, as long as there is its country, and numbers of its length there.
     *
     * @return as for {@link #parse}
     */
    public static Optional<String> parsePossible(String text) {
        return read(
                SameNumber.compared(text),
                number -> NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE);
    }

    private static Optional<String> read(String text, Predicate<PhoneNumber> isOne) {
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(NUMBERS.parse(text, null))
                    .filter(isOne)
                    .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
