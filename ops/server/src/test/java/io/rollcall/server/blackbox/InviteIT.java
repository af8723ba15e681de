// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static io.rollcall.server.blackbox.Meetings.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** B-55 to B-63: inviting to a meeting. */
class InviteIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User member = meet.signUp();
    private final Meet.User invited = meet.signUp();
    private final long meeting = meetings.arranged(king, member);

    @Test
    void b55_everyMemberMayInvite() {
        var after = meetings.invite(member, meeting, invited).is(200).json();
        assertThat(Meetings.users(after)).isEqualTo(ids(king, member, invited));
        assertThat(after.get("king").asLong()).isEqualTo(king.userId());
    }

    @Test
    void b56_theInvitedSeesTheMeeting() {
        meetings.show(invited, meeting).is(404);
        var after = meetings.invite(king, meeting, invited).is(200).json();
        assertThat(meetings.show(invited, meeting).is(200).json()).isEqualTo(after);
        assertThat(meetings.list(invited, "")).containsExactly(meeting);
    }

    @Test
    void b57_strangersInviteNobody() {
        meetings.invite(invited, meeting, meet.signUp()).is(404, NOT_FOUND);
        meetings.invite(king, 999_999_999, invited).is(404, NOT_FOUND);
        meet.as(king)
                .put(Meetings.ALL + "99999999999999999999/users/", SentBody.json("{}"))
                .is(404, NOT_FOUND);
    }

    @Test
    void b58_nobodyIsInvitedToACompletedMeeting() {
        meetings.complete(king, meeting).is(200);
        meetings.invite(king, meeting, invited).is(404, NOT_FOUND);
        meetings.show(invited, meeting).is(404);
    }

    @Test
    void b59_whoHasBlockedTheInviterIsLeftOut() {
        meetings.block(invited, member);
        var after = meetings.invite(member, meeting, invited).is(200).json();
        assertThat(Meetings.users(after)).isEqualTo(ids(king, member));
        meetings.show(invited, meeting).is(404);
    }

    @Test
    void b60_whoHasBlockedAnotherMemberIsAdded() {
        meetings.block(invited, king);
        var after = meetings.invite(member, meeting, invited).is(200).json();
        assertThat(Meetings.users(after)).isEqualTo(ids(king, member, invited));
    }

    @Test
    void b61_aMemberIsNotAddedAgain() {
        var before = meetings.show(king, meeting).is(200).json();
        assertThat(meetings.invite(member, meeting, king).is(200).json()).isEqualTo(before);
    }

    @Test
    void b62_theInvitedIsAnotherUser() {
        meetings.invite(member, meeting, member).refuses("user", Meetings.YOURSELF);
        for (var nobody : new String[] {"999999999", "0", "-1", "99999999999999999999"}) {
            meetings.invite(member, meeting, "{\"user\":" + nobody + "}").refuses("user", Meetings.NO_SUCH_USER);
        }
        meetings.invite(member, meeting, "{\"user\":\"abc\"}").refuses("user", Meetings.NOT_AN_INTEGER);
        meetings.invite(member, meeting, "{}").refuses("user", "This field is required.");
        var form = SentBody.form("user", Long.toString(invited.userId()));
        meet.as(member).put(Meetings.usersOf(meeting), form).is(200);
    }

    @Test
    void b63_membershipComesBeforeTheBody() {
        meetings.invite(invited, meeting, "{\"user\":\"abc\"}").is(404, NOT_FOUND);
        meetings.invite(invited, meeting, "[]").is(404, NOT_FOUND);
        meetings.invite(member, meeting, "[]").is(400);
        meetings.complete(king, meeting).is(200);
        meetings.invite(king, meeting, "{}").is(404, NOT_FOUND);
    }
}
