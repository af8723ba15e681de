// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.FORBIDDEN;
import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** B-78 to B-84: updating a meeting. */
class UpdateMeetingIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User member = meet.signUp();
    private final long meeting = meetings.arranged(king, member);

    @Test
    void b78_theKingCompletesTheMeeting() {
        var after = meetings.complete(king, meeting).is(200).json();
        assertThat(after.get("completed").asBoolean()).isTrue();
        assertThat(shown()).isEqualTo(after);
    }

    @Test
    void b79_completedIsTrueOrNotGiven() {
        update("{\"completed\":false}").refuses("completed", "completed must be True or not specified.");
        update("{\"completed\":\"zz\"}").refuses("completed", "\"zz\" is not a valid boolean.");
        update("{\"completed\":null}").refuses("completed", "This field may not be null.");
        assertThat(shown().get("completed").asBoolean()).isFalse();
    }

    @Test
    void b80_nothingGivenIsNothingChanged() {
        var before = shown();
        assertThat(update("{}").is(200).json()).isEqualTo(before);
        assertThat(meet.as(king)
                        .patch(Meetings.path(meeting), SentBody.none())
                        .is(200)
                        .json())
                .isEqualTo(before);
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void b81_otherFieldsAreIgnored() {
        var before = shown();
        assertThat(update("{\"title\":\"Dinner\",\"king\":1,\"users\":[]}")
                        .is(200)
                        .json())
                .isEqualTo(before);
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void b82_onlyTheKingUpdatesWhateverTheBodySays() {
        meetings.complete(member, meeting).is(403, FORBIDDEN);
        meetings.update(member, meeting, "{\"completed\":false}").is(403, FORBIDDEN);
        meetings.update(member, meeting, "{}").is(403, FORBIDDEN);
        meetings.update(member, meeting, "[]").is(403, FORBIDDEN);
        assertThat(shown().get("completed").asBoolean()).isFalse();
    }

    @Test
    void b83_strangersAndCompletedMeetingsFindNothing() {
        meetings.complete(meet.signUp(), meeting).is(404, NOT_FOUND);
        meetings.complete(king, 999_999_999).is(404, NOT_FOUND);
        meetings.complete(king, meeting).is(200);
        meetings.complete(king, meeting).is(404, NOT_FOUND);
        update("{}").is(404, NOT_FOUND);
        meetings.complete(member, meeting).is(404, NOT_FOUND);
    }

    @Test
    void b84_aCompletedMeetingIsListedOnRequestOnlyAndClosed() {
        meetings.complete(king, meeting).is(200);
        assertThat(meetings.list(member, "")).isEmpty();
        assertThat(meetings.list(member, "?all=true")).containsExactly(meeting);
        meetings.invite(king, meeting, meet.signUp()).is(404, NOT_FOUND);
        meetings.exclude(king, meeting, member).is(404, NOT_FOUND);
    }

    private ReceivedAnswer update(String json) {
        return meetings.update(king, meeting, json);
    }

    private JsonNode shown() {
        return meetings.show(member, meeting).is(200).json();
    }
}
