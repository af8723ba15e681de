// SPDX-License-Identifier: Apache-2.0
package io.rollcall.gateway.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rollcall.command.leaving.Memberships;
import io.rollcall.contracts.group.GroupId;
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
class PostgresMembershipsTest {

    private static final String POLICY = Memberships.GROUP;
    private static final UserId ADA = UserId.of(7);
    private static final UserId BOB = UserId.of(8);
    private static final MeetingId TEA = new MeetingId(1);

    private final HikariDataSource source = TestPrivacy.newDatabase();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final PostgresMemberships late = owner();
    private final PostgresMemberships next = owner();

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void whoHasLeftIsNotThereAgainByALateInvitation() {
        next.add(BOB, TEA);
        next.remove(BOB, TEA);
        assertThatThrownBy(() -> late.add(BOB, TEA)).isInstanceOf(Fence.NotOwned.class);
        assertThat(next.meetingsOf(BOB)).isEmpty();
    }

    @Test
    void whoIsThereAgainDoesNotLeaveByALateLeaving() {
        next.add(BOB, TEA);
        next.remove(BOB, TEA);
        next.add(BOB, TEA);
        assertThatThrownBy(() -> late.remove(BOB, TEA)).isInstanceOf(Fence.NotOwned.class);
        assertThat(next.meetingsOf(BOB)).containsExactly(TEA);
    }

    @Test
    void whoIsInAMeetingOrAGroupWithSomebodyIsNoStranger() {
        var cleo = UserId.of(9);
        var stranger = UserId.of(10);
        next.add(BOB, TEA);
        next.add(ADA, TEA);
        next.add(cleo, new MeetingId(2));
        next.add(cleo, new GroupId(3));
        next.add(ADA, new GroupId(3));
        next.add(stranger, new GroupId(4));
        assertThat(next.of(ADA, List.of(BOB, cleo, stranger))).containsExactlyInAnyOrder(BOB, cleo);
        assertThat(next.of(ADA, List.of(cleo))).containsExactly(cleo);
        assertThat(next.of(stranger, List.of(ADA, BOB))).isEmpty();
        next.remove(BOB, TEA);
        assertThat(next.of(ADA, List.of(BOB))).isEmpty();
    }

    private PostgresMemberships owner() {
        var fence = new Fence(POLICY, jdbc);
        TestOwnership.give(jdbc, POLICY, fence::ownedAs);
        return new PostgresMemberships(jdbc, fence);
    }
}
