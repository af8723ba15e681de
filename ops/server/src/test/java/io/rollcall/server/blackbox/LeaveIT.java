// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static io.rollcall.server.blackbox.Meetings.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B-71 to B-77: leaving a meeting. */
class LeaveIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User member = meet.signUp();
    private final Meet.User other = meet.signUp();
    private final long meeting = meetings.arranged(king, member, other);

    @Test
    void b71_whoLeavesFindsNothingAnyMore() {
        var left = meetings.leave(member, meeting).is(204);
        assertThat(left.bytes()).isEmpty();
        meetings.show(member, meeting).is(404, NOT_FOUND);
        assertThat(meetings.list(member, "")).isEmpty();
    }

    @Test
    void b72_aKingIsFollowedByOneOfTheRemaining() {
        meetings.leave(king, meeting).is(204);
        var after = shownTo(member);
        assertThat(Meetings.users(after)).isEqualTo(ids(member, other));
        assertThat(after.get("king").asLong()).isIn(ids(member, other));
        var successor = after.get("king").asLong() == member.userId() ? member : other;
        meetings.complete(successor, meeting).is(200);
    }

    @Test
    void b73_theKingStaysWhenAnotherLeaves() {
        meetings.leave(member, meeting).is(204);
        assertThat(shownTo(other).get("king").asLong()).isEqualTo(king.userId());
    }

    @Test
    void b74_aCompletedMeetingCanBeLeft() {
        meetings.complete(king, meeting).is(200);
        meetings.leave(member, meeting).is(204);
        meetings.leave(king, meeting).is(204);
        var after = shownTo(other);
        assertThat(Meetings.users(after)).isEqualTo(ids(other));
        assertThat(after.get("king").asLong()).isEqualTo(other.userId());
    }

    @Test
    void b75_onlyMembersLeaveAndOnlyOnce() {
        meetings.leave(meet.signUp(), meeting).is(404, NOT_FOUND);
        meetings.leave(member, meeting).is(204);
        meetings.leave(member, meeting).is(404, NOT_FOUND);
        meetings.leave(member, 999_999_999).is(404, NOT_FOUND);
    }

    @Test
    void b76_afterTheLastMemberTheMeetingIsGoneForGood() {
        var logo = shownTo(king).get("logo").asString();
        for (var user : new Meet.User[] {king, member, other}) {
            meetings.leave(user, meeting).is(204);
        }
        for (var user : new Meet.User[] {king, member, other}) {
            meetings.show(user, meeting).is(404, NOT_FOUND);
            meetings.leave(user, meeting).is(404, NOT_FOUND);
            meetings.complete(user, meeting).is(404, NOT_FOUND);
        }
        meetings.invite(other, meeting, king).is(404, NOT_FOUND);
        Soon.is(404, Duration.ofSeconds(20), () -> meet.client().get(logo));
    }

    @Test
    void b77_whoLeftCanBeInvitedAgain() {
        meetings.leave(king, meeting).is(204);
        var successor = shownTo(member).get("king").asLong();
        var after = meetings.invite(member, meeting, king).is(200).json();
        assertThat(Meetings.users(after)).isEqualTo(ids(king, member, other));
        assertThat(after.get("king").asLong()).isEqualTo(successor);
        meetings.show(king, meeting).is(200);
    }

    private JsonNode shownTo(Meet.User user) {
        return meetings.show(user, meeting).is(200).json();
    }
}
