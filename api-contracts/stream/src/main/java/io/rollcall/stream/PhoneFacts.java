// SPDX-License-Identifier: Apache-2.0
package io.rollcall.stream;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/** What may be told of a phone number. */
final class PhoneFacts {

    /** Of no region, or of a small one: CLDR's word for an unknown region. */
    static final String UNKNOWN = "ZZ";

    /**
     * With less than a million people (United Nations, World Population Prospects 2024): a few registrations there
     * would be persons. Fixed, since the same event must be told alike for ever.
     */
    private static final Set<String> SMALL = Set.of(
            ("AC AD AG AI AS AW AX BB BL BM BN BQ BS BT BZ CC CK CV CW CX DM EH FJ FK FM FO GD GF GG GI GL GP GU GY IM IO"
                            + " IS JE KI KM KN KY LC LI LU MC ME MF MH MO MP MQ MS MT MV NC NF NR NU PF PM PN PW RE SB SC"
                            + " SH SJ SM SR ST SX TA TC TK TO TV VA VC VG VI VU WF WS YT")
                    .split(" "));

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneFacts() {}

    /** Two letters. */
    static String region(String phone) {
        return parsed(phone)
                .map(NUMBERS::getRegionCodeForNumber)
                .filter(region -> region.length() == 2 && !SMALL.contains(region))
                .orElse(UNKNOWN);
    }

    static String line(String phone) {
        return parsed(phone)
                .map(NUMBERS::getNumberType)
                .map(type -> switch (type) {
                    case MOBILE, FIXED_LINE, FIXED_LINE_OR_MOBILE -> type.name();
                    default -> "OTHER";
                })
                .orElse("OTHER");
    }

    private static Optional<PhoneNumber> parsed(String phone) {
        try {
            return Optional.of(NUMBERS.parse(phone, null));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
