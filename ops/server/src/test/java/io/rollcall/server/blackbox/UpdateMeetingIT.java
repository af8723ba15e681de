// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.FORBIDDEN;
import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
        assertThat(update("{\"description\":\"Dinner\",\"king\":1,\"users\":[]}")
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

    @Test
    void aTitleRenamesTheMeetingAndChangesNothingElse() {
        var expected = ((ObjectNode) shown()).put("title", "Dinner");
        assertThat(update("{\"title\":\"Dinner\"}").is(200).json()).isEqualTo(expected);
        assertThat(shown()).isEqualTo(expected);
        assertThat(meet.as(member).get(Meetings.ALL).is(200).json()).containsExactly(expected);
    }

    @Test
    void aTitleAndTheCompletionAreBothDoneOrNeither() {
        update("{\"title\":\"Dinner\",\"completed\":false}").is(400);
        update("{\"title\":\"\",\"completed\":true}").refuses("title", "This field may not be blank.");
        assertThat(shown().get("title").asString()).isEqualTo("Tea");
        assertThat(shown().get("completed").asBoolean()).isFalse();
        update("{\"title\":\"Dinner\",\"completed\":true}").is(200);
        assertThat(shown().get("title").asString()).isEqualTo("Dinner");
        assertThat(shown().get("completed").asBoolean()).isTrue();
        update("{\"title\":\"Supper\"}").is(404, NOT_FOUND);
    }

    /** What a new meeting's title may not be, or is taken for, is so here too. */
    @Test
    void aTitleIsRefusedAsThatOfANewMeetingIs() {
        titles().forEach(title -> {
            var body = SentBody.json("{\"title\":%s}".formatted(title));
            var asNew = meet.as(king).post(Meetings.ALL, body).is(400).json().get("title"); // beside the missing logo
            var answer = meet.as(king).patch(Meetings.path(meeting), body);
            if (asNew == null) {
                answer.is(200);
            } else {
                assertThat(answer.is(400).json()).as(title).containsExactly(asNew);
            }
        });
    }

    private static Stream<String> titles() {
        var others = Stream.of("null", "1", "1.5", "true", "[]", "{}", "[\"a\"]");
        var texts = Stream.of(
                "",
                " ",
                " a ",
                "\\u0000",
                "a\\u0000b",
                "a\\nb",
                "\\u0007",
                "\\u0301",
                "e\\u0301",
                "\\u200b",
                "\\u202e",
                "\\ud800",
                "t".repeat(255),
                "t".repeat(256),
                "\\ud83d\\ude00".repeat(255),
                "\\ud83d\\ude00".repeat(256));
        return Stream.concat(others, texts.map(text -> '"' + text + '"'));
    }

    @Test
    void formsRenameToo() {
        meet.as(king)
                .patch(Meetings.path(meeting), SentBody.form("title", "Dinner"))
                .is(200);
        assertThat(shown().get("title").asString()).isEqualTo("Dinner");
        meet.as(king)
                .patch(
                        Meetings.path(meeting),
                        SentBody.multipart("title", "Supper").body())
                .is(200);
        assertThat(shown().get("title").asString()).isEqualTo("Supper");
        meet.as(king)
                .patch(Meetings.path(meeting), SentBody.form("title", " "))
                .refuses("title", "This field may not be blank.");
    }

    @Test
    void onlyTheKingRenames() {
        for (var body : List.of("{\"title\":\"Dinner\"}", "{\"title\":\"\"}")) {
            meetings.update(member, meeting, body).is(403, FORBIDDEN);
            meetings.update(meet.signUp(), meeting, body).is(404, NOT_FOUND);
        }
        assertThat(shown().get("title").asString()).isEqualTo("Tea");
    }

    @Test
    void allButTheKingAreToldOfAnotherTitleAndOfTheSameNothing() {
        var told = "{'meeting':%d,'user':%d}".formatted(meeting, king.userId());
        try (var members = Told.from(Server.base(), member);
                var kings = Told.from(Server.base(), king)) {
            update("{\"title\":\"Dinner\"}").is(200);
            update("{\"title\":\"Dinner\"}").is(200);
            update("{\"title\":\"Dinner\",\"completed\":true}").is(200);
            members.tells("renamed", told);
            members.tells("completed", told);
            assertThat(kings.unread()).isEmpty();
        }
    }

    private ReceivedAnswer update(String json) {
        return meetings.update(king, meeting, json);
    }

    private JsonNode shown() {
        return meetings.show(member, meeting).is(200).json();
    }
}
