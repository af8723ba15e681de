// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.sms;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The ids that gateways give to messages. Some say the same number in hexadecimal digits when they take a message and
 * in decimal ones when they tell of it, or the other way about.
 */
final class MessageIds {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,40}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,40}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    private MessageIds() {}

    /** The one way to write an id: without spaces, upper case and leading zeros. */
    static String normal(String id) {
        return LEADING_ZEROS.matcher(id.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** What a message may have been called when it was taken that is called so now: most likely the same. */
    static List<String> forms(String id) {
        var normal = normal(id);
        var forms = new LinkedHashSet<String>();
        forms.add(normal);
        if (DECIMAL.matcher(normal).matches()) {
            forms.add(new BigInteger(normal).toString(16));
        }
        if (HEXADECIMAL.matcher(normal).matches()) {
            forms.add(new BigInteger(normal, 16).toString());
        }
        return List.copyOf(forms);
    }
}
