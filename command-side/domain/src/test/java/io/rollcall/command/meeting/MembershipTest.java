// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import static io.rollcall.command.meeting.MeetingFixture.ADA;
import static io.rollcall.command.meeting.MeetingFixture.BOB;
import static io.rollcall.command.meeting.MeetingFixture.CLEO;
import static io.rollcall.command.meeting.MeetingFixture.COMPLETED;
import static io.rollcall.command.meeting.MeetingFixture.DAN;
import static io.rollcall.command.meeting.MeetingFixture.MEETING;
import static io.rollcall.command.meeting.MeetingFixture.NOBODY;
import static io.rollcall.command.meeting.MeetingFixture.refused;

import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.InviteToMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LookAtMeeting;
import io.rollcall.contracts.meeting.MeetingEvent;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserInvited;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.meeting.MembershipStatus;
import io.rollcall.contracts.shared.UserId;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Invitations, and exclusions. */
class MembershipTest {

    private final MeetingFixture meeting = new MeetingFixture();

    @Nested
    class Inviting {

        @Test
        void isForEveryMember() {
            meeting.given()
                    .when(invite(BOB, DAN))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectEvents(new UserInvited(MEETING, DAN, BOB));
        }

        @Test
        void changesNothingForAMember() {
            meeting.given()
                    .when(invite(BOB, ADA))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectNoEvents();
        }

        @Test
        void changesNothingForOneWhoHasBlockedWhoInvites() {
            meeting.block(DAN, BOB);
            meeting.given()
                    .when(invite(BOB, DAN))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectNoEvents();
        }

        @Test
        void worksForOneWhoHasBlockedAnotherMember() {
            meeting.block(DAN, ADA);
            meeting.given().when(invite(BOB, DAN)).expectEvents(new UserInvited(MEETING, DAN, BOB));
        }

        @Test
        void bringsBackWhoWasExcludedOrLeft() {
            meeting.given(new UserExcluded(MEETING, BOB, ADA))
                    .when(invite(CLEO, BOB))
                    .expectEvents(new UserInvited(MEETING, BOB, CLEO));
        }

        @Test
        void bringsBackAKingAsAPlainMember() {
            meeting.given(new UserLeft(MEETING, ADA, BOB), new UserInvited(MEETING, ADA, BOB))
                    .when(new LookAtMeeting(MEETING, ADA))
                    .expectResultMessagePayload(new MembershipStatus(true, false, false));
        }

        @Test
        void isForAsManyAsThereIsRoomFor() {
            var others = LongStream.rangeClosed(101, 97 + MeetingFixture.MOST)
                    .mapToObj(user -> new UserInvited(MEETING, UserId.of(user), ADA))
                    .toArray(MeetingEvent[]::new);
            refused(meeting.given(others).when(invite(BOB, DAN)), MeetingResult.FULL);
            meeting.given(others).when(invite(BOB, CLEO)).expectResultMessagePayload(MeetingResult.DONE);
            meeting.given(Arrays.copyOf(others, others.length - 1))
                    .when(invite(BOB, DAN))
                    .expectEvents(new UserInvited(MEETING, DAN, BOB));
        }

        @Test
        void isNotForOneWhoIsInAsManyMeetingsAsOneMayBeIn() {
            meeting.isBusy(DAN);
            meeting.isBusy(CLEO);
            refused(meeting.given().when(invite(BOB, DAN)), MeetingResult.USER_IS_BUSY);
            meeting.given()
                    .when(invite(BOB, CLEO))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectNoEvents();
        }

        @Test
        void isNotForStrangers() {
            refused(meeting.given().when(invite(DAN, NOBODY)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForCompletedMeetings() {
            refused(meeting.given(COMPLETED).when(invite(ADA, DAN)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForMeetingsThatNeverWere() {
            refused(meeting.givenNothing().when(invite(ADA, DAN)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForMeetingsThatEnded() {
            refused(meeting.givenItsEnd().when(invite(ADA, DAN)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForOneself() {
            refused(meeting.given().when(invite(BOB, BOB)), MeetingResult.YOURSELF);
        }

        @Test
        void isNotForWhoIsNoUser() {
            refused(meeting.given().when(invite(BOB, NOBODY)), MeetingResult.NO_SUCH_USER);
        }

        @Test
        void isForUsersWhoHaveNotLeft() {
            meeting.left(BOB);
            refused(meeting.given().when(invite(BOB, DAN)), MeetingResult.CALLER_LEFT);
        }

        private InviteToMeeting invite(UserId by, UserId invited) {
            return new InviteToMeeting(MEETING, by, invited);
        }
    }

    @Nested
    class Excluding {

        @Test
        void isForTheKing() {
            meeting.given()
                    .when(exclude(ADA, BOB))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectEvents(new UserExcluded(MEETING, BOB, ADA));
        }

        @Test
        void isForTheNewKingAfterTheOldOneHasLeft() {
            meeting.given(new UserLeft(MEETING, ADA, BOB))
                    .when(exclude(BOB, CLEO))
                    .expectEvents(new UserExcluded(MEETING, CLEO, BOB));
        }

        @Test
        void changesNothingForAStranger() {
            meeting.given()
                    .when(exclude(ADA, DAN))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectNoEvents();
        }

        @Test
        void isNotForOtherMembers() {
            refused(meeting.given().when(exclude(BOB, CLEO)), MeetingResult.NOT_THE_KING);
        }

        @Test
        void isNotForStrangersAndCompletedMeetings() {
            refused(meeting.given().when(exclude(DAN, BOB)), MeetingResult.NOT_FOUND);
            refused(meeting.given(COMPLETED).when(exclude(ADA, BOB)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForOneselfKingOrNot() {
            refused(meeting.given().when(exclude(ADA, ADA)), MeetingResult.YOURSELF);
            refused(meeting.given().when(exclude(BOB, BOB)), MeetingResult.YOURSELF);
        }

        @Test
        void findsThatTheOtherIsNoUserBeforeItAsksForTheKing() {
            refused(meeting.given().when(exclude(BOB, NOBODY)), MeetingResult.NO_SUCH_USER);
        }

        @Test
        void isForUsersWhoHaveNotLeft() {
            meeting.left(ADA);
            refused(meeting.given().when(exclude(ADA, BOB)), MeetingResult.CALLER_LEFT);
        }

        private ExcludeFromMeeting exclude(UserId by, UserId excluded) {
            return new ExcludeFromMeeting(MEETING, by, excluded, null);
        }
    }
}
