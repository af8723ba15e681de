// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import java.util.regex.Pattern;

/** What the message with a code says. It fits into one SMS whatever the code. */
record MessageText(String template) {

    private static final String CODE = "{code}";
    private static final int LONGEST_CODE = 9;
    private static final int PLAIN_LIMIT = 160;
    private static final int UCS2_LIMIT = 70;

    /** What the GSM alphabet and ASCII have in common: of the rest, gateways have various opinions. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 !\"#%&'()*+,\\-./:;<=>?\\r\\n]*");

    /** @throws SmsRefused if the template lacks the code, or may not fit */
    MessageText {
        if (!template.contains(CODE)) {
            throw new SmsRefused("rollcall.sms.text has no {code} in it.", "Say where in the text the code stands.");
        }
        var longest = filled(template, "0".repeat(LONGEST_CODE));
        var limit = isPlain(longest) ? PLAIN_LIMIT : UCS2_LIMIT;
        if (longest.length() > limit) {
            throw new SmsRefused(
                    "rollcall.sms.text may come to " + longest.length() + " characters, and one SMS holds " + limit
                            + ".",
                    "Shorten it; a text of Latin letters, digits and common marks may have 160 characters, any other 70.");
        }
    }

    String with(String code) {
        return filled(template, code);
    }

    /** Whether a text can go out in a gateway's default alphabet; it goes as UCS-2 otherwise. */
    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    private static String filled(String template, String code) {
        return template.replace(CODE, code);
    }
}
