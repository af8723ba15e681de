// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.meet;

import io.rollcall.contracts.meeting.MeetingView;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Call;
import io.rollcall.http.drf.DateTimes;
import java.net.URI;
import java.util.List;
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

    public MeetingBody {
        users = List.copyOf(users);
    }

    /** The meeting, with URLs as the caller addressed this server. */
    public static MeetingBody of(MeetingView meeting, Call call) {
        return new MeetingBody(
                meeting.id().value(),
                meeting.title(),
                meeting.description(),
                call.absolute("/media/" + meeting.logo()),
                meeting.time() == null ? null : DateTimes.written(meeting.time()),
                DateTimes.written(meeting.created()),
                meeting.completed(),
                meeting.king().value(),
                meeting.members().stream().map(UserId::value).toList());
    }
}
