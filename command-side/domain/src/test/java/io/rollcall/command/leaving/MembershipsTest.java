// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.contracts.group.GroupEvent.MemberAdded;
import io.rollcall.contracts.group.GroupId;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingId;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.log.subscription.Fence;
import io.rollcall.log.subscription.TestOwnership;
import io.rollcall.privacy.TestPrivacy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One owner of the policy stands still, and does what it was about to do when the next one has long gone on. */
class MembershipsTest {

    private static final String POLICY = WhenAccountDeletedThenClearUp.GROUP;
    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);
    private static final MeetingId TEA = new MeetingId(1);

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final Memberships late = owner();
    private final Memberships next = owner();

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whoHasLeftIsNotThereAgainByALateInvitation() {
        next.follow(new UserInvited(TEA, BOB, ADA));
        next.follow(new UserLeft(TEA, BOB, ADA));
        assertThatThrownBy(() -> late.follow(new UserInvited(TEA, BOB, ADA))).isInstanceOf(Fence.NotOwned.class);
        assertThat(next.meetingsOf(BOB)).isEmpty();
    }

    @Test
    void whoIsThereAgainDoesNotLeaveByALateLeaving() {
        next.follow(new UserInvited(TEA, BOB, ADA));
        next.follow(new UserLeft(TEA, BOB, ADA));
        next.follow(new UserInvited(TEA, BOB, ADA));
        assertThatThrownBy(() -> late.follow(new UserLeft(TEA, BOB, ADA))).isInstanceOf(Fence.NotOwned.class);
        assertThat(next.meetingsOf(BOB)).containsExactly(TEA);
    }

    @Test
    void whoIsInAMeetingOrAGroupWithSomebodyIsNoStranger() {
        var cleo = UserId.of(9);
        var stranger = UserId.of(10);
        next.follow(new UserInvited(TEA, BOB, ADA));
        next.follow(new UserInvited(TEA, ADA, ADA));
        next.follow(new UserInvited(new MeetingId(2), cleo, stranger));
        next.follow(new MemberAdded(new GroupId(3), cleo, ADA));
        next.follow(new MemberAdded(new GroupId(3), ADA, ADA));
        next.follow(new MemberAdded(new GroupId(4), stranger, cleo));
        assertThat(next.of(ADA, List.of(BOB, cleo, stranger))).containsExactlyInAnyOrder(BOB, cleo);
        assertThat(next.of(ADA, List.of(cleo))).containsExactly(cleo);
        assertThat(next.of(stranger, List.of(ADA, BOB))).isEmpty();
        next.follow(new UserExcluded(TEA, BOB, ADA));
        assertThat(next.of(ADA, List.of(BOB))).isEmpty();
    }

    private Memberships owner() {
        var fence = new Fence(POLICY, jdbc);
        TestOwnership.give(jdbc, POLICY, fence::ownedAs);
        return new Memberships(jdbc, fence);
    }
}
