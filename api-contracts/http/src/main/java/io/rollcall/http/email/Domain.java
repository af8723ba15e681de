// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.email;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The domains of addresses, which may be written in many scripts, and each in two ways: as people read it and as the
 * network does. Both by UTS #46, non-transitional, as browsers have it.
 */
final class Domain {

    private static final int RULES = IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE;

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(RULES);

    /** What Django takes for one; it has a dot. */
    private static final Pattern ASCII =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{1,62}[A-Za-z0-9]");

    private static final String ENCODED = "xn--";

    private Domain() {}

    /** As the network writes it; empty where it can be no domain. */
    static Optional<String> toAscii(String domain) {
        if (domain.equals("localhost")) {
            return Optional.of(domain);
        }
        return (isPlain(domain) ? Optional.of(domain) : converted(domain, true))
                .filter(ascii -> ASCII.matcher(ascii).matches());
    }

    /** As people read it: the same text for both ways of writing a domain; what is none, in small letters. */
    static String toUnicode(String domain) {
        var plain = domain.toLowerCase(Locale.ROOT);
        return isPlain(domain) ? plain : converted(domain, false).orElse(plain);
    }

    /** Whether there is but one way to write it, as far as case goes. */
    private static boolean isPlain(String domain) {
        return domain.chars().allMatch(character -> character < 0x80)
                && !domain.toLowerCase(Locale.ROOT).contains(ENCODED);
    }

    private static Optional<String> converted(String domain, boolean toAscii) {
        var found = new IDNA.Info();
        var converted = new StringBuilder();
        if (toAscii) {
            UTS_46.nameToASCII(domain, converted, found);
        } else {
            UTS_46.nameToUnicode(domain, converted, found);
        }
        return found.hasErrors() ? Optional.empty() : Optional.of(converted.toString());
    }
}
