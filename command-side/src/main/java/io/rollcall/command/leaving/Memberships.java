// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingCompleted;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is in which meeting, as far as the policy has followed the log; kept beside its position. */
final class Memberships {

    /** Not flushed by itself: the position that passes it is written later into the same write-ahead log. */
    private static final String LAZILY = "with lazily as (select set_config('synchronous_commit', 'off', true)) ";

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what an event says of somebody's membership; the same again changes nothing. */
    void follow(MeetingEvent event) {
        switch (event) {
            case MeetingArranged arranged -> begin(arranged.king(), arranged.meeting());
            case UserInvited invited -> begin(invited.invited(), invited.meeting());
            case UserExcluded excluded -> end(excluded.excluded(), excluded.meeting());
            case UserLeft left -> end(left.left(), left.meeting());
            case MeetingEnded ended -> end(ended.left(), ended.meeting());
            case MeetingCompleted completed -> {} // its members stay
        }
    }

    List<MeetingId> of(UserId user) {
        return jdbc.sql("select meeting from memberships where member = ? order by meeting")
                .param(user.value())
                .query((row, n) -> new MeetingId(row.getLong(1)))
                .list();
    }

    private void begin(UserId user, MeetingId meeting) {
        jdbc.sql(LAZILY + "insert into memberships (member, meeting) select ?, ? from lazily on conflict do nothing")
                .params(user.value(), meeting.value())
                .update();
    }

    private void end(UserId user, MeetingId meeting) {
        jdbc.sql(LAZILY + "delete from memberships using lazily where member = ? and meeting = ?")
                .params(user.value(), meeting.value())
                .update();
    }
}
