// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import io.rollcall.contracts.meeting.Meeting;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Call;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as the meet door shows it to its members (B-25).
 *
 * @param logo absolute URL (B-42)
 * @param time ISO 8601 in UTC, {@code 2016-10-22T18:23:45Z}, with six digits more where there is a fraction (B-39)
 * @param created the same (B-40)
 * @param users the members, by ascending id
 */
public record MeetingBody(
        long id,
        @Nullable String title,
        @Nullable String description,
        URI logo,
        @Nullable String time,
        String created,
        boolean completed,
        long king,
        List<Long> users) {

    private static final DateTimeFormatter SECONDS = inUtc("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROSECONDS = inUtc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final int NANOS_OF_A_MICROSECOND = 1000;

    public MeetingBody {
        users = List.copyOf(users);
    }

    /** The meeting, with URLs as the caller addressed this server. */
    public static MeetingBody of(Meeting meeting, Call call) {
        return new MeetingBody(
                meeting.id().value(),
                meeting.title(),
                meeting.description(),
                call.absolute("/media/" + meeting.logo()),
                meeting.time() == null ? null : text(meeting.time()),
                text(meeting.created()),
                meeting.completed(),
                meeting.king().value(),
                meeting.members().stream().map(UserId::value).toList());
    }

    /** As Python writes it. */
    private static String text(Instant time) {
        return (time.getNano() < NANOS_OF_A_MICROSECOND ? SECONDS : MICROSECONDS).format(time);
    }

    private static DateTimeFormatter inUtc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
