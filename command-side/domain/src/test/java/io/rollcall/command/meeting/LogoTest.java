// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.meeting;

import static io.rollcall.command.meeting.MeetingFixture.ADA;
import static io.rollcall.command.meeting.MeetingFixture.BOB;
import static io.rollcall.command.meeting.MeetingFixture.CLEO;
import static io.rollcall.command.meeting.MeetingFixture.DAN;
import static io.rollcall.command.meeting.MeetingFixture.LOGO;
import static io.rollcall.command.meeting.MeetingFixture.MEETING;

import io.rollcall.contracts.media.MediaId;
import io.rollcall.contracts.meeting.MeetingCommand.ExcludeFromMeeting;
import io.rollcall.contracts.meeting.MeetingCommand.FindLogo;
import io.rollcall.contracts.meeting.MeetingCommand.LeaveMeeting;
import io.rollcall.contracts.meeting.MeetingEvent.UserExcluded;
import io.rollcall.contracts.meeting.MeetingEvent.UserLeft;
import io.rollcall.contracts.shared.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the logo is called once a membership has ended. */
class LogoTest {

    private static final MediaId NEXT = MediaId.of("b".repeat(64));
    private static final MediaId LAST = MediaId.of("c".repeat(64));

    private final MeetingFixture meeting = new MeetingFixture();

    @Test
    void hasAnotherNameFromThenOn() {
        meeting.given()
                .when(new ExcludeFromMeeting(MEETING, ADA, BOB, NEXT))
                .expectEvents(new UserExcluded(MEETING, BOB, ADA, NEXT, LOGO));
        meeting.given().when(new LeaveMeeting(MEETING, BOB, NEXT)).expectEvents(left(BOB, NEXT, LOGO));
    }

    /** Of two members that leave at once, the second one's is a copy of a name that is worth nothing any more. */
    @Test
    void replacesTheNameThatItHasThen() {
        meeting.given(new UserExcluded(MEETING, BOB, ADA, NEXT, LOGO))
                .when(new LeaveMeeting(MEETING, CLEO, LAST))
                .expectEvents(left(CLEO, LAST, NEXT));
        meeting.given(new UserExcluded(MEETING, BOB, ADA), left(CLEO, NEXT, LOGO))
                .when(new FindLogo(MEETING, ADA))
                .expectResultMessagePayload(Optional.of(NEXT));
    }

    @Test
    void isToldToMembersOnly() {
        meeting.given().when(new FindLogo(MEETING, BOB)).expectResultMessagePayload(Optional.of(LOGO));
        meeting.given().when(new FindLogo(MEETING, DAN)).expectResultMessagePayload(Optional.empty());
        meeting.givenNothing().when(new FindLogo(MEETING, ADA)).expectResultMessagePayload(Optional.empty());
        meeting.givenItsEnd().when(new FindLogo(MEETING, ADA)).expectResultMessagePayload(Optional.empty());
    }

    private static UserLeft left(UserId user, MediaId logo, MediaId replaced) {
        return new UserLeft(MEETING, user, null, logo, replaced);
    }
}
