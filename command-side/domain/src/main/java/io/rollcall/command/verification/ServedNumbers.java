// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.verification;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers that an SMS is paid for: of these types, in these countries. To others a code is issued like to any, so
 * that no answer tells them apart, and an event says why it does not leave.
 */
public final class ServedNumbers {

    /** The region of numbers that are no country's, satellites' among them, in libphonenumber's terms. */
    private static final String NOWHERE = "001";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Set<PhoneNumberType> types;
    private final Set<String> countries;

    ServedNumbers(ServedNumbersProperties properties) {
        this.types = Set.copyOf(properties.types());
        this.countries = Set.copyOf(properties.countries());
    }

    /**
     * Why no SMS is sent to a number, as in {@code CodeUndeliverable}; empty where one is.
     *
     * @param phone {@code +} and digits
     * @return {@code no-such-number}, {@code country-not-served} or {@code type-}, such as {@code type-premium-rate}
     */
    public Optional<String> refusal(String phone) {
        try {
            return refusal(NUMBERS.parse(phone, null));
        } catch (NumberParseException e) {
            return Optional.of("no-such-number");
        }
    }

    /** The country of a number that is served, as in ISO 3166-1, or {@code 001}. */
    public static String country(String phone) {
        try {
            return NUMBERS.getRegionCodeForNumber(NUMBERS.parse(phone, null));
        } catch (NumberParseException e) {
            throw new IllegalArgumentException("Such a number is not served", e);
        }
    }

    private Optional<String> refusal(PhoneNumber number) {
        if (!NUMBERS.isValidNumber(number)) {
            return Optional.of("no-such-number");
        }
        if (!isServed(NUMBERS.getRegionCodeForNumber(number))) {
            return Optional.of("country-not-served");
        }
        var type = NUMBERS.getNumberType(number);
        return types.contains(type) ? Optional.empty() : Optional.of("type-" + name(type));
    }

    private boolean isServed(String country) {
        return countries.isEmpty() ? !NOWHERE.equals(country) : countries.contains(country);
    }

    private static String name(PhoneNumberType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
