// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.connection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time of an answer (RFC 9110, sections 5.6.7 and 6.6.1), of this machine's own clock, written once a second.
 *
 * @param second since the epoch
 */
record HttpDate(long second, String text) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static volatile HttpDate last = of(0);

    static String now() {
        var second = System.currentTimeMillis() / 1000;
        var known = last;
        if (known.second != second) {
            known = of(second);
            last = known;
        }
        return known.text;
    }

    static HttpDate of(long second) {
        return new HttpDate(second, FORM.format(Instant.ofEpochSecond(second)));
    }
}
