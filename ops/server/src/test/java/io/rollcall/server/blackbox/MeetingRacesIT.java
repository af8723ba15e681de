// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.NOT_FOUND;
import static io.rollcall.server.blackbox.Meetings.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many at once in one meeting. What each hears, what all see afterwards and what the log tells are one story. */
class MeetingRacesIT {

    private static final int INVITATIONS = 64;
    private static final int ROUNDS = 24;

    private final Meetings meetings = Meetings.ofTheSharedServer();

    @Test
    void allOfSixtyFourInvitationsAtOnceLandWhoeverSendsThem() {
        var king = meetings.meet().signUp();
        var people = meetings.people(INVITATIONS);
        var byTheKing = meetings.arranged(king);
        invite(byTheKing, i -> king, people);

        var members = people.subList(0, INVITATIONS / 2);
        var strangers = people.subList(INVITATIONS / 2, INVITATIONS);
        var byMembers = meetings.arranged(king, members);
        invite(
                byMembers,
                i -> members.get(i % members.size()),
                Stream.concat(strangers.stream(), strangers.stream()).toList());

        var all = Stream.concat(Stream.of(king), people.stream())
                .map(Meet.User::userId)
                .sorted()
                .toList();
        for (var meeting : List.of(byTheKing, byMembers)) {
            var shown = meetings.show(people.getLast(), meeting).is(200).json();
            assertThat(Meetings.users(shown)).isEqualTo(all);
            assertThat(shown.get("king").asLong()).isEqualTo(king.userId());
        }
    }

    @Test
    void aKingWhoLeavesWhileOthersExcludeAndAreExcludedLeavesOneKingBehind() {
        var people = meetings.people(4);
        var king = people.getFirst();
        var rounds = new ArrayList<Long>();
        var position = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var meeting = meetings.arranged(king, people);
            rounds.add(meeting);
            var requests = new ArrayList<Supplier<ReceivedAnswer>>(exclusions(meeting, people.subList(1, 4)));
            people.subList(1, 4).forEach(by -> requests.add(() -> meetings.exclude(by, meeting, king)));
            requests.add(() -> meetings.exclude(king, meeting, people.getLast()));
            requests.add(round % requests.size(), () -> meetings.leave(king, meeting));
            var answers = AtOnce.all(requests);
            assertThat(answers)
                    .extracting(ReceivedAnswer::status)
                    .containsOnlyOnce(204)
                    .isSubsetOf(200, 204, 403, 404);
            answers.stream().filter(answer -> answer.status() == 200).forEach(answer -> hasOneKing(answer.json()));
            position = Math.max(position, lastOf(answers));

            meetings.show(king, meeting).is(404, NOT_FOUND);
            var shown = people.stream()
                    .map(user -> meetings.show(user, meeting))
                    .filter(answer -> answer.status() == 200)
                    .map(ReceivedAnswer::json)
                    .toList();
            assertThat(shown).isNotEmpty().allSatisfy(MeetingRacesIT::hasOneKing);
            assertThat(shown).allMatch(shown.getFirst()::equals).hasSameSizeAs(Meetings.users(shown.getFirst()));
        }
        tellStories(rounds, position);
    }

    @Test
    void whenAllLeaveAtOnceOneKingFollowsTheOtherUntilTheMeetingIsGone() {
        var people = meetings.people(8);
        var rounds = new ArrayList<Long>();
        var position = 0L;
        for (var round = 0; round < ROUNDS / 4; round++) {
            var meeting = meetings.arranged(people.getFirst(), people);
            rounds.add(meeting);
            var requests = new ArrayList<Supplier<ReceivedAnswer>>(exclusions(meeting, people.subList(0, 3)));
            people.forEach(user -> requests.add(() -> meetings.leave(user, meeting)));
            var answers = AtOnce.all(requests);
            assertThat(answers).extracting(ReceivedAnswer::status).contains(204).isSubsetOf(200, 204, 403, 404);
            position = Math.max(position, lastOf(answers));
            people.forEach(user -> meetings.show(user, meeting).is(404, NOT_FOUND));
        }
        assertThat(tellStories(rounds, position))
                .allMatch(story -> story.members().isEmpty());
    }

    @Test
    void aLastMemberWhoLeavesWhileInvitingEitherTakesTheMeetingAlongOrLeavesItToTheInvited() {
        var last = meetings.meet().signUp();
        var invited = meetings.meet().signUp();
        var rounds = new ArrayList<Long>();
        var position = 0L;
        for (var round = 0; round < ROUNDS; round++) {
            var meeting = meetings.arranged(last);
            rounds.add(meeting);
            var answers = AtOnce.all(List.<Supplier<ReceivedAnswer>>of(
                    () -> meetings.invite(last, meeting, invited), () -> meetings.leave(last, meeting)));
            answers.getLast().is(204);
            position = Math.max(position, lastOf(answers));

            meetings.show(last, meeting).is(404, NOT_FOUND);
            if (answers.getFirst().status() == 200) {
                var lives = meetings.show(invited, meeting).is(200).json();
                assertThat(Meetings.users(lives)).isEqualTo(ids(invited));
                assertThat(lives.get("king").asLong()).isEqualTo(invited.userId());
            } else {
                answers.getFirst().is(404, NOT_FOUND);
                meetings.show(invited, meeting).is(404, NOT_FOUND);
            }
        }
        tellStories(rounds, position);
    }

    /** So many members, invited at once; all invitations must be answered with the invited among the members. */
    private void invite(long meeting, IntFunction<Meet.User> by, List<Meet.User> invited) {
        var answers = AtOnce.all(IntStream.range(0, invited.size())
                .<Supplier<ReceivedAnswer>>mapToObj(i -> () -> meetings.invite(by.apply(i), meeting, invited.get(i)))
                .toList());
        for (var i = 0; i < invited.size(); i++) {
            assertThat(Meetings.users(answers.get(i).is(200).json()))
                    .contains(invited.get(i).userId());
        }
    }

    /** Each of these wants each other one out. */
    private List<Supplier<ReceivedAnswer>> exclusions(long meeting, List<Meet.User> people) {
        return people.stream()
                .flatMap(by -> people.stream()
                        .filter(other -> other != by)
                        .<Supplier<ReceivedAnswer>>map(other -> () -> meetings.exclude(by, meeting, other)))
                .toList();
    }

    private static void hasOneKing(JsonNode meeting) {
        assertThat(Meetings.users(meeting)).contains(meeting.get("king").asLong());
    }

    /** The position at which the last of these was answered. */
    private static long lastOf(List<ReceivedAnswer> answers) {
        return answers.stream()
                .mapToLong(answer ->
                        Long.parseLong(answer.header("Rollcall-Position").orElseThrow()))
                .max()
                .orElseThrow();
    }

    /** The stories of these meetings up to a position at least, as the log tells them. */
    private static List<MeetingStory> tellStories(List<Long> told, long position) {
        var events = Server.streamed()
                .await(all -> all.stream()
                                .filter(event -> event.sequence() <= position)
                                .count()
                        == position);
        return told.stream().map(meeting -> MeetingStory.of(meeting, events)).toList();
    }
}
