// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.meeting;

import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MembershipEvent;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.projection.shared.ReadModel;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps for each user the meetings that they are a member of. */
@Component
@ProcessingGroup(MembershipProjection.GROUP)
class MembershipProjection {

    static final String GROUP = "memberships";

    private final ReadModel<Long, MembershipDocument> memberships;

    MembershipProjection(MembershipDocuments memberships) {
        this.memberships = memberships.model();
    }

    @EventHandler
    void on(MembershipEvent event, TrackingToken at) {
        switch (event) {
            case MeetingArranged arranged -> join(arranged.king(), event, at);
            case UserInvited invited -> join(invited.invited(), event, at);
            case UserExcluded excluded -> part(excluded.excluded(), event, at);
            case UserLeft left -> part(left.left(), event, at);
            case MeetingEnded ended -> part(ended.left(), event, at);
        }
    }

    private void join(UserId user, MembershipEvent event, TrackingToken at) {
        var id = user.value();
        memberships.change(id, at, event, (before, joined) -> MembershipDocument.joined(id, before, joined.meeting()));
    }

    private void part(UserId user, MembershipEvent event, TrackingToken at) {
        memberships.change(
                user.value(), at, event, (before, parted) -> MembershipDocument.parted(before, parted.meeting()));
    }
}
