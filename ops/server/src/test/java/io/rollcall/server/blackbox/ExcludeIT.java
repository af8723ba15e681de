// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.FORBIDDEN;
import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static io.rollcall.server.blackbox.Meetings.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** B-64 to B-70: excluding from a meeting. */
class ExcludeIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User member = meet.signUp();
    private final Meet.User other = meet.signUp();
    private final long meeting = meetings.arranged(king, member, other);

    @Test
    void b64_theKingExcludes() {
        var after = meetings.exclude(king, meeting, member).is(200).json();
        assertThat(Meetings.users(after)).isEqualTo(ids(king, other));
        assertThat(meetings.show(king, meeting).is(200).json()).isEqualTo(after);
        var inTheQuery = Meetings.usersOf(meeting) + "?user=" + other.userId();
        assertThat(Meetings.users(meet.as(king)
                        .delete(inTheQuery, SentBody.none())
                        .is(200)
                        .json()))
                .isEqualTo(ids(king));
    }

    @Test
    void b65_otherMembersDoNot() {
        meetings.exclude(member, meeting, other).is(403, FORBIDDEN);
        meetings.exclude(member, meeting, king).is(403, FORBIDDEN);
        assertThat(users()).isEqualTo(ids(king, member, other));
    }

    @Test
    void b66_strangersAndCompletedMeetingsFindNothing() {
        meetings.exclude(meet.signUp(), meeting, member).is(404, NOT_FOUND);
        meetings.complete(king, meeting).is(200);
        meetings.exclude(king, meeting, member).is(404, NOT_FOUND);
        assertThat(users()).isEqualTo(ids(king, member, other));
    }

    @Test
    void b67_nobodyExcludesThemselvesKingOrNot() {
        meetings.exclude(king, meeting, king).refuses("user", Meetings.YOURSELF);
        meetings.exclude(member, meeting, member).refuses("user", Meetings.YOURSELF);
    }

    @Test
    void b68_theExcludedIsAUser() {
        meetings.exclude(king, meeting, "{\"user\":999999999}").refuses("user", Meetings.NO_SUCH_USER);
        meetings.exclude(member, meeting, "{\"user\":999999999}").refuses("user", Meetings.NO_SUCH_USER);
        meetings.exclude(member, meeting, "{\"user\":\"abc\"}").refuses("user", Meetings.NOT_AN_INTEGER);
        meetings.exclude(member, meeting, "{}").refuses("user", "This field is required.");
    }

    @Test
    void b69_whoIsNoMemberStaysNone() {
        var before = meetings.show(king, meeting).is(200).json();
        assertThat(meetings.exclude(king, meeting, meet.signUp()).is(200).json())
                .isEqualTo(before);
    }

    @Test
    void b70_theExcludedCanBeInvitedAgain() {
        meetings.exclude(king, meeting, member).is(200);
        meetings.invite(other, meeting, member).is(200);
        assertThat(users()).isEqualTo(ids(king, member, other));
        meetings.show(member, meeting).is(200);
    }

    private List<Long> users() {
        return Meetings.users(meetings.show(king, meeting).is(200).json());
    }
}
