// SPDX-License-Identifier: Apache-2.0
package io.rollcall.contracts.meeting;

import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import java.util.Optional;

/** What may be asked of the meeting read models. */
public sealed interface MeetingQuery {

    /**
     * One meeting, for one of its members; answered by {@code Optional<MeetingView>}, empty for all others.
     *
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record FindMeeting(MeetingId meeting, UserId member, long after)
            implements MeetingQuery, Query<Optional<MeetingView>> {}

    /**
     * One meeting, for a caller that was a member when it changed the meeting, though it may be none any more; answered
     * by {@code Optional<MeetingView>}, empty once it has ended.
     *
     * @param after the position of the change
     */
    record FindChangedMeeting(MeetingId meeting, long after) implements MeetingQuery, Query<Optional<MeetingView>> {}

    /**
     * The meetings of one member, by ascending id; answered by a list of {@link MeetingView}.
     *
     * @param completed whether completed ones are wanted too
     * @param after the read waits until this position is in the read models; 0 asks for nothing
     */
    record ListMeetings(UserId member, boolean completed, long after)
            implements MeetingQuery, Query<List<MeetingView>> {}
}
