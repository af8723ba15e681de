// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** B-45 to B-54, B-85 and B-86: meetings, listed and looked at. */
class MeetingsIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User member = meet.signUp();

    @Test
    void b45_whoHasNoMeetingsHasAnEmptyList() {
        meet.as(king).get(Meetings.ALL).is(200, "[]");
    }

    @Test
    void b46_uncompletedMeetingsOfOnesOwnAreListedKingOrNot() {
        var ruled = meetings.arranged(king);
        var joined = meetings.arranged(member, king);
        meetings.complete(king, meetings.arranged(king)).is(200);
        assertThat(meetings.list(king, "")).containsExactly(ruled, joined);
        assertThat(meetings.list(member, "")).containsExactly(joined);
    }

    @Test
    void b47_allMeansCompletedOnesToo() {
        var open = meetings.arranged(king);
        var completed = meetings.arranged(king);
        meetings.complete(king, completed).is(200);
        assertThat(meetings.list(king, "?all=true")).containsExactly(open, completed);
    }

    @Test
    void b48_notAllMeansUncompletedOnes() {
        var open = meetings.arranged(king);
        meetings.complete(king, meetings.arranged(king)).is(200);
        assertThat(meetings.list(king, "?all=false")).containsExactly(open);
        assertThat(meetings.list(king, "?all=")).containsExactly(open);
    }

    @Test
    void b49_allIsABoolean() {
        meet.as(king).get(Meetings.ALL + "?all=zz").refuses("all", "\"zz\" is not a valid boolean.");
    }

    @Test
    void b50_listedMeetingsAreAsTheyAreOneByOne() {
        var meeting = meetings.arranged(king, member);
        var listed = meet.as(member).get(Meetings.ALL).is(200).json();
        assertThat(listed.size()).isEqualTo(1);
        assertThat(listed.get(0))
                .isEqualTo(meetings.show(member, meeting).is(200).json());
    }

    @Test
    void b51_meetingsAreListedByAscendingId() {
        var ids = List.of(meetings.arranged(member, king), meetings.arranged(king), meetings.arranged(member, king));
        assertThat(ids).isSorted();
        assertThat(meetings.list(king, "")).isEqualTo(ids);
    }

    @Test
    void b52_aMemberSeesTheMeetingAlsoWhenItIsCompleted() {
        var meeting = meetings.arranged(king, member);
        assertThat(meetings.show(member, meeting).is(200).json().get("king").asLong())
                .isEqualTo(king.userId());
        meetings.complete(king, meeting).is(200);
        assertThat(meetings.show(member, meeting)
                        .is(200)
                        .json()
                        .get("completed")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void b53_strangersAndUnknownIdsFindNothing() {
        meetings.show(member, meetings.arranged(king)).is(404, NOT_FOUND);
        meetings.show(member, 999_999_999).is(404, NOT_FOUND);
        for (var id : List.of("0", "99999999999999999999", "abc", "-1")) {
            meet.as(king).get(Meetings.ALL + id + "/").is(404, NOT_FOUND);
        }
    }

    @Test
    void b54_whoWasExcludedOrLeftFindsNothing() {
        var other = meet.signUp();
        var meeting = meetings.arranged(king, member, other);
        meetings.exclude(king, meeting, member).is(200);
        meetings.leave(other, meeting).is(204);
        meetings.show(member, meeting).is(404, NOT_FOUND);
        meetings.show(other, meeting).is(404, NOT_FOUND);
        assertThat(meetings.list(member, "?all=true")).isEmpty();
        assertThat(meetings.list(other, "?all=true")).isEmpty();
    }

    @Test
    void b85_aMeetingIsNeitherPutNorPosted() {
        var meeting = meetings.arranged(king);
        for (var method : List.of("PUT", "POST")) {
            var refused = meet.as(king).send(method, Meetings.path(meeting), SentBody.json("{}"));
            refused.is(405, "detail", "Method \"" + method + "\" not allowed.");
            assertThat(refused.header("Allow")).hasValue("GET, PATCH, DELETE, HEAD, OPTIONS");
        }
        meet.as(king)
                .post(Meetings.usersOf(meeting), SentBody.json("{}"))
                .is(405, "detail", "Method \"POST\" not allowed.");
    }

    @Test
    void b86_meetingsNeedAValidToken() {
        var meeting = meetings.arranged(king);
        for (var method : List.of("GET", "POST")) {
            needsAToken(method, Meetings.ALL);
        }
        for (var method : List.of("GET", "PATCH", "DELETE")) {
            needsAToken(method, Meetings.path(meeting));
        }
        for (var method : List.of("PUT", "DELETE")) {
            needsAToken(method, Meetings.usersOf(meeting));
        }
    }

    private void needsAToken(String method, String path) {
        meet.client()
                .send(method, path, SentBody.none())
                .is(401, "{'detail':'Authentication credentials were not provided.'}");
        meet.client().as("0".repeat(40)).send(method, path, SentBody.none()).is(401, "{'detail':'Invalid token.'}");
    }
}
