// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import static io.rollcall.command.meeting.MeetingFixture.ADA;
import static io.rollcall.command.meeting.MeetingFixture.ARRANGED;
import static io.rollcall.command.meeting.MeetingFixture.BOB;
import static io.rollcall.command.meeting.MeetingFixture.BOB_INVITED;
import static io.rollcall.command.meeting.MeetingFixture.CLEO;
import static io.rollcall.command.meeting.MeetingFixture.CLEO_INVITED;
import static io.rollcall.command.meeting.MeetingFixture.COMPLETED;
import static io.rollcall.command.meeting.MeetingFixture.DAN;
import static io.rollcall.command.meeting.MeetingFixture.EVENING;
import static io.rollcall.command.meeting.MeetingFixture.KEY;
import static io.rollcall.command.meeting.MeetingFixture.LOGO;
import static io.rollcall.command.meeting.MeetingFixture.MEETING;
import static io.rollcall.command.meeting.MeetingFixture.NOBODY;
import static io.rollcall.command.meeting.MeetingFixture.NOON;
import static io.rollcall.command.meeting.MeetingFixture.refused;

import io.rollcall.contracts.meeting.MeetingCommand.ArrangeMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.ChangeMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.LookAtMeeting;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingArranged;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingEnded;
import io.rollcall.contracts.meeting.MeetingEvent.MeetingRenamed;
import io.rollcall.contracts.meeting.MeetingResult;
import io.rollcall.contracts.meeting.MembershipStatus;
import io.rollcall.contracts.shared.UserId;
import java.util.Set;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The whole of a meeting: how it comes into being, is looked at and completed. */
class MeetingTest {

    private final MeetingFixture meeting = new MeetingFixture();

    @Nested
    class Arranging {

        @Test
        void makesWhoAsksItsKingAndOnlyMember() {
            arrange().expectResultMessagePayload(MeetingResult.DONE).expectEvents(ARRANGED);
        }

        @Test
        void invitesEachOnceWhoIsThere() {
            arrange(CLEO, ADA, BOB).expectEvents(ARRANGED, BOB_INVITED, CLEO_INVITED);
        }

        @Test
        void leavesOutWhoIsNoUserOrHasBlockedTheKing() {
            meeting.block(BOB, ADA);
            arrange(BOB, CLEO, NOBODY)
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectEvents(ARRANGED, CLEO_INVITED);
        }

        @Test
        void invitesWhomTheKingHasBlocked() {
            meeting.block(ADA, BOB);
            arrange(BOB).expectEvents(ARRANGED, BOB_INVITED);
        }

        @Test
        void isForUsersWhoHaveNotLeft() {
            meeting.left(ADA);
            refused(arrange(BOB), MeetingResult.CALLER_LEFT);
        }

        private ResultValidator<Meeting> arrange(UserId... invited) {
            return meeting.givenNothing()
                    .when(new ArrangeMeeting(MEETING, ADA, KEY, "Tea", "With cake", LOGO, EVENING, Set.of(invited)));
        }
    }

    @Nested
    class LookingAt {

        @Test
        void tellsAMember() {
            meeting.given()
                    .when(new LookAtMeeting(MEETING, BOB))
                    .expectResultMessagePayload(new MembershipStatus(true, false, false))
                    .expectNoEvents();
        }

        @Test
        void tellsTheKingOfACompletedMeeting() {
            meeting.given(COMPLETED)
                    .when(new LookAtMeeting(MEETING, ADA))
                    .expectResultMessagePayload(new MembershipStatus(true, true, true));
        }

        @Test
        void tellsAStranger() {
            meeting.given()
                    .when(new LookAtMeeting(MEETING, DAN))
                    .expectResultMessagePayload(new MembershipStatus(false, false, false));
        }

        @Test
        void findsNobodyInAMeetingThatNeverWas() {
            meeting.givenNothing()
                    .when(new LookAtMeeting(MEETING, ADA))
                    .expectResultMessagePayload(new MembershipStatus(false, false, false))
                    .expectNoEvents();
        }

        @Test
        void findsNobodyInAMeetingThatEnded() {
            meeting.givenItsEnd()
                    .when(new LookAtMeeting(MEETING, ADA))
                    .expectResultMessagePayload(new MembershipStatus(false, false, false));
        }
    }

    @Nested
    class Completing {

        @Test
        void isForTheKing() {
            meeting.given()
                    .when(complete(ADA))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectEvents(COMPLETED);
        }

        @Test
        void isNotForOtherMembers() {
            refused(meeting.given().when(complete(BOB)), MeetingResult.NOT_THE_KING);
        }

        @Test
        void happensOnce() {
            refused(meeting.given(COMPLETED).when(complete(ADA)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForStrangersAndMeetingsThatNeverWere() {
            refused(meeting.given().when(complete(DAN)), MeetingResult.NOT_FOUND);
            refused(meeting.givenNothing().when(complete(ADA)), MeetingResult.NOT_FOUND);
        }

        @Test
        void isForUsersWhoHaveNotLeft() {
            meeting.left(ADA);
            refused(meeting.given().when(complete(ADA)), MeetingResult.CALLER_LEFT);
        }

        private ChangeMeeting complete(UserId by) {
            return new ChangeMeeting(MEETING, by, null, true);
        }
    }

    @Nested
    class Renaming {

        @Test
        void isForTheKing() {
            meeting.given()
                    .when(rename(ADA, "Coffee"))
                    .expectResultMessagePayload(MeetingResult.DONE)
                    .expectEvents(renamed("Coffee"));
        }

        @Test
        void isNotForOthers() {
            refused(meeting.given().when(rename(BOB, "Coffee")), MeetingResult.NOT_THE_KING);
            refused(meeting.given().when(rename(DAN, "Coffee")), MeetingResult.NOT_FOUND);
            refused(meeting.givenNothing().when(rename(ADA, "Coffee")), MeetingResult.NOT_FOUND);
        }

        @Test
        void isNotForCompletedMeetings() {
            refused(meeting.given(COMPLETED).when(rename(ADA, "Coffee")), MeetingResult.NOT_FOUND);
        }

        @Test
        void isForUsersWhoHaveNotLeft() {
            meeting.left(ADA);
            refused(meeting.given().when(rename(ADA, "Coffee")), MeetingResult.CALLER_LEFT);
        }

        @Test
        void toTheTitleThatItHasChangesNothing() {
            refused(meeting.given().when(rename(ADA, "Tea")), MeetingResult.DONE);
            refused(meeting.given(renamed("Coffee")).when(rename(ADA, "Coffee")), MeetingResult.DONE);
        }

        @Test
        void toTheTitleThatItHadIsRenaming() {
            meeting.given(renamed("Coffee")).when(rename(ADA, "Tea")).expectEvents(renamed("Tea"));
        }

        @Test
        void canComeWithTheCompletion() {
            meeting.given()
                    .when(new ChangeMeeting(MEETING, ADA, "Coffee", true))
                    .expectEvents(renamed("Coffee"), COMPLETED);
            meeting.given().when(new ChangeMeeting(MEETING, ADA, "Tea", true)).expectEvents(COMPLETED);
        }

        @Test
        void doesNotDependOnErasedTitles() {
            meeting.given(renamed(null)).when(rename(ADA, "Coffee")).expectEvents(renamed("Coffee"));
        }

        private ChangeMeeting rename(UserId by, String title) {
            return new ChangeMeeting(MEETING, by, title, false);
        }

        private MeetingRenamed renamed(@Nullable String title) {
            return new MeetingRenamed(MEETING, KEY, ADA, title);
        }
    }

    @Test
    void decidesTheSameWhenItsHistoryIsErased() {
        meeting.givenOnly(new MeetingArranged(MEETING, KEY, ADA, LOGO, null, NOON, null, null))
                .when(new LeaveMeeting(MEETING, ADA, null))
                .expectEvents(new MeetingEnded(MEETING, KEY, ADA));
    }
}
