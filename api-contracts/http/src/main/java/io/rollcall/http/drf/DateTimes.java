// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.http.FormValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How points in time are read: as {@code parse_datetime} of Django 1.10 does, in UTC where no zone is said (B-39); and
 * how they are written.
 */
public final class DateTimes {

    private static final DateTimeFormatter SECONDS = inUtc("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROSECONDS = inUtc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final int NANOS_OF_A_MICROSECOND = 1000;

    private static final String WRONG_FORMAT = "Datetime has wrong format. Use one of these formats instead:"
            + " YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

    private static final Pattern FORM = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})[T ]"
            + "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<micros>\\d{1,6})\\d{0,6})?)?"
            + "(?:Z|(?<sign>[+-])(?<hours>\\d{2})(?::?(?<minutes>\\d{2}))?)?");

    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int LAST_YEAR = 9999;

    private DateTimes() {}

    /** As Python writes it: ISO 8601 in UTC, to the second, or to the microsecond where there is a fraction. */
    public static String written(Instant time) {
        return (time.getNano() < NANOS_OF_A_MICROSECOND ? SECONDS : MICROSECONDS).format(time);
    }

    private static DateTimeFormatter inUtc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** @throws Invalid where it is no text of this form, no day of the calendar, or not within the years 1 to 9999 */
    static Instant read(FormValue value) {
        var found = FORM.matcher(text(value));
        if (!found.matches()) {
            throw new Invalid(WRONG_FORMAT);
        }
        try {
            var utc = local(found).minusMinutes(offset(found));
            if (number(found, "year") > 0 && utc.getYear() > 0 && utc.getYear() <= LAST_YEAR) {
                return utc.toInstant(ZoneOffset.UTC);
            }
        } catch (DateTimeException e) {
            // falls through: there is no such day or hour
        }
        throw new Invalid(WRONG_FORMAT);
    }

    private static String text(FormValue value) {
        return switch (value) {
            case FormValue.Text text -> text.value();
            case FormValue.Json json -> json.value() instanceof String text ? text : "";
            case FormValue.Upload upload -> "";
        };
    }

    private static LocalDateTime local(MatchResult found) {
        return LocalDateTime.of(
                number(found, "year"),
                number(found, "month"),
                number(found, "day"),
                number(found, "hour"),
                number(found, "minute"),
                number(found, "second"),
                nanos(found.group("micros")));
    }

    private static int nanos(@Nullable String micros) {
        return micros == null ? 0 : Integer.parseInt(micros + "0".repeat(9 - micros.length()));
    }

    /** Minutes ahead of UTC. */
    private static int offset(MatchResult found) {
        var minutes = 60 * number(found, "hours") + number(found, "minutes");
        if (minutes >= MINUTES_OF_A_DAY) {
            throw new DateTimeException("No place is a day away from UTC");
        }
        return "-".equals(found.group("sign")) ? -minutes : minutes;
    }

    private static int number(MatchResult found, String group) {
        var digits = found.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
