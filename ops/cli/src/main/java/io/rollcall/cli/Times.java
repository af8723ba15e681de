// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How instants and spans are shown. */
final class Times {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX", Locale.ROOT);
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private final ZoneId zone;

    /** @param zone what they are shown in */
    Times(ZoneId zone) {
        this.zone = zone;
    }

    static Times utc() {
        return new Times(ZoneOffset.UTC);
    }

    /** An instant by ISO 8601, such as {@code 2026-11-30 12:00:00Z}; anything else as it is. */
    String shown(String instant) {
        try {
            return SECONDS.format(
                    Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).atZone(zone));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    /** A span, such as {@code 4 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String span(double seconds) {
        var whole = Math.round(Math.ceil(seconds));
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR
                ? whole / MINUTE + " min " + whole % MINUTE + " s"
                : whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
    }
}
