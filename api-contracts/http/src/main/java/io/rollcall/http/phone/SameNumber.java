// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.phone;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Numbers that reach one SIM though they are written differently. A mobile number of Argentina has a 9 behind the
 * country's code when it is called from abroad, and none at home. In Mexico a 1 stood there until 2019, which its
 * numbering plan has given up. They are compared by what the plans say now: with the 9, and without the 1. What that is
 * depends on digits alone, and not on a library's knowledge: it must be the same for ever. A landline of Argentina
 * looks like a mobile number without its 9, and is compared as one; the crm door, which calls nobody, shows it as it
 * is.
 */
public final class SameNumber {

    private static final Pattern ARGENTINAS = Pattern.compile("\\A\\+54([1-8][0-9]{9})\\z");
    private static final Pattern ARGENTINAS_MOBILE = Pattern.compile("\\A\\+549([0-9]{10})\\z");
    private static final Pattern MEXICOS = Pattern.compile("\\A\\+52([2-9][0-9]{9})\\z");
    private static final Pattern MEXICOS_MOBILE = Pattern.compile("\\A\\+521([2-9][0-9]{9})\\z");

    private SameNumber() {}

    /** How a number is dialled now that was written for an older plan; any other text stays as it is. */
    static String dialled(String text) {
        return MEXICOS_MOBILE.matcher(text).replaceFirst("+52$1");
    }

    /**
     * What a number is compared by: two of them reach the same SIM where this is equal.
     *
     * @param phone {@code +} and digits; any other text stays as it is
     */
    public static String compared(String phone) {
        return dialled(ARGENTINAS.matcher(phone).replaceFirst("+549$1"));
    }

    /**
     * All that a number may be kept as, no two alike: as it is written, by which versions before compared it; as it is
     * {@linkplain #compared}; and as it was written otherwise.
     */
    public static SequencedSet<String> spellings(String phone) {
        var spellings = new LinkedHashSet<String>();
        var compared = compared(phone);
        spellings.add(phone);
        spellings.add(compared);
        spellings.add(ARGENTINAS_MOBILE.matcher(compared).replaceFirst("+54$1"));
        spellings.add(MEXICOS.matcher(compared).replaceFirst("+521$1"));
        return spellings;
    }
}
