// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.meeting.MeetingId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one user is a member of.
 *
 * @param user their id
 * @param meetings the ids of the meetings, completed ones too, ascending; not empty
 */
public record MembershipDocument(long user, List<Long> meetings) {

    public MembershipDocument {
        meetings = List.copyOf(meetings);
    }

    /** The user's memberships with one more, which may be the first one. */
    static MembershipDocument joined(long user, @Nullable MembershipDocument before, MeetingId meeting) {
        return new MembershipDocument(user, Ids.with(before == null ? List.of() : before.meetings(), meeting.value()));
    }

    /** The user's memberships with one less; {@code null} where that was the last one. */
    static @Nullable MembershipDocument parted(@Nullable MembershipDocument before, MeetingId meeting) {
        var remaining = before == null ? List.<Long>of() : Ids.without(before.meetings(), meeting.value());
        return before == null || remaining.isEmpty() ? null : new MembershipDocument(before.user(), remaining);
    }

    /** The meetings by their ids. */
    public List<MeetingId> ids() {
        return meetings.stream().map(MeetingId::of).toList();
    }
}
