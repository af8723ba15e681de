// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import static io.rollcall.command.meeting.MeetingFixture.ADA;
import static io.rollcall.command.meeting.MeetingFixture.BOB;
import static io.rollcall.command.meeting.MeetingFixture.CLEO;
import static io.rollcall.command.meeting.MeetingFixture.COMPLETED;
import static io.rollcall.command.meeting.MeetingFixture.DAN;
import static io.rollcall.command.meeting.MeetingFixture.KEY;
import static io.rollcall.command.meeting.MeetingFixture.MEETING;
import static io.rollcall.command.meeting.MeetingFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members that end their own memberships. */
class LeavingTest {

    private final MeetingFixture meeting = new MeetingFixture();

    @Test
    void leavesTheKingInPlace() {
        meeting.given()
                .when(leave(BOB))
                .expectResultMessagePayload(MeetingResult.DONE)
                .expectEvents(new UserLeft(MEETING, BOB, null));
    }

    @Test
    void ofTheKingMakesOneOfTheRemainingKing() {
        meeting.given().when(leave(ADA)).expectEvents(new UserLeft(MEETING, ADA, CLEO));
        assertThat(meeting.drawn()).containsExactly(List.of(BOB, CLEO));
    }

    @Test
    void ofTheLastMemberEndsTheMeeting() {
        meeting.given(new UserLeft(MEETING, ADA, BOB), new UserLeft(MEETING, BOB, CLEO))
                .when(leave(CLEO))
                .expectResultMessagePayload(MeetingResult.DONE)
                .expectEvents(new MeetingEnded(MEETING, KEY, CLEO));
    }

    @Test
    void worksInACompletedMeeting() {
        meeting.given(COMPLETED).when(leave(BOB)).expectEvents(new UserLeft(MEETING, BOB, null));
    }

    @Test
    void worksForWhoHasLeftTheSystem() {
        meeting.left(ADA);
        meeting.given().when(leave(ADA)).expectEvents(new UserLeft(MEETING, ADA, CLEO));
    }

    @Test
    void happensOnce() {
        refused(meeting.given(new UserLeft(MEETING, BOB, null)).when(leave(BOB)), MeetingResult.NOT_FOUND);
    }

    @Test
    void isNotForStrangersAndExcludedOnes() {
        refused(meeting.given().when(leave(DAN)), MeetingResult.NOT_FOUND);
        refused(meeting.given(new UserExcluded(MEETING, BOB, ADA)).when(leave(BOB)), MeetingResult.NOT_FOUND);
    }

    @Test
    void isNotForMeetingsThatNeverWereOrEnded() {
        refused(meeting.givenNothing().when(leave(ADA)), MeetingResult.NOT_FOUND);
        refused(meeting.givenItsEnd().when(leave(ADA)), MeetingResult.NOT_FOUND);
    }

    private LeaveMeeting leave(UserId by) {
        return new LeaveMeeting(MEETING, by, null);
    }
}
