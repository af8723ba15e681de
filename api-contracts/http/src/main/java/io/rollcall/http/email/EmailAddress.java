// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.email;

import io.rollcall.http.text.NormalForm;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** E-mail addresses: what Django takes for one, without the quoted form, which no mailbox has. */
public final class EmailAddress {

    /** In characters, as no mail server takes more (RFC 5321, section 4.5.3.1.3); more would exhaust the stack. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9-]{1,62}[A-Za-z0-9]");

    private EmailAddress() {}

    /** The address, as it is written; empty where the text is none. */
    public static Optional<String> parse(String text) {
        var at = text.lastIndexOf('@');
        return text.length() <= LONGEST
                        && at > 0
                        && at <= LONGEST_LOCAL_PART
                        && LOCAL_PART.matcher(text.substring(0, at)).matches()
                        && isDomain(text.substring(at + 1))
                ? Optional.of(text)
                : Optional.empty();
    }

    /**
     * What addresses are compared by: the same for all ways of writing one, as far as case goes.
     *
     * @return empty where no address can be written so, as for {@link NormalForm#of}
     */
    public static Optional<String> normalised(String text) {
        return NormalForm.of(text.strip()).map(address -> address.toLowerCase(Locale.ROOT));
    }

    private static boolean isDomain(String text) {
        try {
            return text.equals("localhost") || DOMAIN.matcher(IDN.toASCII(text)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
