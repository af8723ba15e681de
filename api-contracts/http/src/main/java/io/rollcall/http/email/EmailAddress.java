// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.email;

import io.rollcall.http.text.NormalForm;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/** E-mail addresses: what Django takes for one, without the quoted form, which no mailbox has. */
public final class EmailAddress {

    /** In characters, as no mail server takes more (RFC 5321, section 4.5.3.1.3); more would exhaust the stack. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+)*");

    private EmailAddress() {}

    /** The address, as it is written; empty where the text is none. */
    public static Optional<String> parse(String text) {
        return delivered(text).map(address -> text);
    }

    /**
     * The address as a mail server is told it, without anything that it could read otherwise than it was meant: the
     * part before the {@code @} in ASCII, for nobody's is taken that is not (as Django has it; so SMTPUTF8, RFC 6531,
     * is never needed), the domain as the network writes it.
     *
     * @return empty where the text is no address
     */
    public static Optional<String> delivered(String text) {
        var at = text.lastIndexOf('@');
        if (text.length() > LONGEST
                || at <= 0
                || at > LONGEST_LOCAL_PART
                || !LOCAL_PART.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return Domain.toAscii(text.substring(at + 1))
                .map(domain -> text.substring(0, at + 1) + domain)
                .filter(address -> address.length() <= LONGEST);
    }

    /**
     * What addresses are compared by: the same for all ways of writing one, as far as case and the domain's script go.
     *
     * @return empty where no address can be written so, as for {@link NormalForm#of}
     */
    public static Optional<String> normalised(String text) {
        return NormalForm.of(text.strip()).map(EmailAddress::withDomain);
    }

    /**
     * All that the address may have been compared by, no two alike: as it is written, by which it was until both
     * spellings of a domain were one; {@linkplain #normalised as it is now}; and as the network writes it.
     *
     * @return empty where no address can be written so
     */
    public static SequencedSet<String> spellings(String text) {
        var spellings = new LinkedHashSet<String>();
        NormalForm.of(text.strip()).ifPresent(written -> {
            spellings.add(written.toLowerCase(Locale.ROOT));
            spellings.add(withDomain(written));
            delivered(written).map(address -> address.toLowerCase(Locale.ROOT)).ifPresent(spellings::add);
        });
        return spellings;
    }

    private static String withDomain(String text) {
        var at = text.lastIndexOf('@') + 1;
        var local = text.substring(0, at).toLowerCase(Locale.ROOT);
        var domain = text.substring(at);
        return local + (domain.length() > LONGEST ? domain.toLowerCase(Locale.ROOT) : Domain.toUnicode(domain));
    }
}
