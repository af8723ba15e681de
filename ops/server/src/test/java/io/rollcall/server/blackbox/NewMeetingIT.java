// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meetings.form;
import static io.rollcall.server.blackbox.Meetings.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rollcall.server.StreamedEvents;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** B-25 to B-32 and B-39 to B-44: what comes of a new meeting. */
class NewMeetingIT {

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();

    @Test
    void b25_aMeetingHasTheDocumentedKeys() {
        var meeting = meetings.arrange(king, form()).is(201).json();
        assertThat(meeting.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "title", "description", "logo", "time", "created", "completed", "king", "users");
        assertThat(meeting.get("id").isIntegralNumber()).isTrue();
        assertThat(meeting.get("title").asString()).isEqualTo("Tea");
        assertThat(meetings.show(king, meeting.get("id").asLong()).is(200).json())
                .isEqualTo(meeting);
    }

    @Test
    void b26_whatIsNotGivenIsNullAndTheCreatorIsKingAndAlone() {
        var meeting = meetings.arrange(king, form()).is(201).json();
        assertThat(meeting.get("description").isNull()).isTrue();
        assertThat(meeting.get("time").isNull()).isTrue();
        assertThat(meeting.get("completed").asBoolean()).isFalse();
        assertThat(meeting.get("king").asLong()).isEqualTo(king.userId());
        assertThat(Meetings.users(meeting)).containsExactly(king.userId());
    }

    @Test
    void b27_theCreatorIsAddedToTheUsers() {
        var other = meet.signUp();
        assertThat(usersOf(other)).isEqualTo(ids(king, other));
    }

    @Test
    void b28_theCreatorIsThereOnce() {
        var other = meet.signUp();
        assertThat(usersOf(king, other)).isEqualTo(ids(king, other));
    }

    @Test
    void guestsMayBeWrittenWithTheirNumbersInTheList() {
        var one = meet.signUp();
        var two = meet.signUp();
        var three = meet.signUp();
        var form = form().field("users[7]", Long.toString(one.userId()))
                .field("users[0]", Long.toString(two.userId()))
                .field("users[07]", Long.toString(three.userId())); // the same place, and the last one counts
        assertThat(Meetings.users(meetings.arrange(king, form).is(201).json())).isEqualTo(ids(king, two, three));
    }

    @Test
    void aGuestInSuchAListThatIsNobodyIsToldAsInAnyOther() {
        for (var bad : List.of("users[0]", "users[0][id]")) {
            meetings.arrange(king, form().field(bad, "x")).refuses("users", "A valid integer is required.");
        }
        assertThat(Meetings.users(meetings.arrange(king, form().field("users[]", "x"))
                        .is(201)
                        .json()))
                .isEqualTo(ids(king));
    }

    @Test
    void b29_unknownIdsAreLeftOut() {
        var other = meet.signUp();
        var form = form().field("users", "999999999")
                .field("users", Long.toString(other.userId()))
                .field("users", "0")
                .field("users", "-1")
                .field("users", "99999999999999999999");
        assertThat(Meetings.users(meetings.arrange(king, form).is(201).json())).isEqualTo(ids(king, other));
    }

    @Test
    void b30_whoHasBlockedTheCreatorIsLeftOut() {
        var other = meet.signUp();
        meetings.block(other, king);
        assertThat(usersOf(other)).isEqualTo(ids(king));
    }

    @Test
    void b31_whomTheCreatorHasBlockedIsAdded() {
        var other = meet.signUp();
        meetings.block(king, other);
        assertThat(usersOf(other)).isEqualTo(ids(king, other));
    }

    @Test
    void b32_whoIsNamedTwiceIsThereOnce() {
        var other = meet.signUp();
        assertThat(usersOf(other, other)).isEqualTo(ids(king, other));
    }

    @Test
    void b39_theTimeIsAnsweredInUtc() {
        assertThat(timeOf("2016-10-22T18:23:45Z")).isEqualTo("2016-10-22T18:23:45Z");
        assertThat(timeOf("2016-10-22T18:23:45+03:00")).isEqualTo("2016-10-22T15:23:45Z");
        assertThat(timeOf("2016-10-22T18:23")).isEqualTo("2016-10-22T18:23:00Z");
        assertThat(timeOf("2016-10-22T18:23:45.5")).isEqualTo("2016-10-22T18:23:45.500000Z");
        assertThat(timeOf("2016-10-22T18:23:45.121940Z")).isEqualTo("2016-10-22T18:23:45.121940Z");
    }

    @Test
    void b40_createdIsIso8601InUtc() {
        var created =
                meetings.arrange(king, form()).is(201).json().get("created").asString();
        assertThat(created).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
        assertThat(Duration.between(Instant.parse(created), Instant.now()).abs())
                .isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void b41_aMeetingDoesNotBeginCompleted() {
        var meeting = meetings.arrange(king, form().field("completed", "true"))
                .is(201)
                .json();
        assertThat(meeting.get("completed").asBoolean()).isFalse();
    }

    @Test
    void b42_theLogoIsServedAtItsUrl() {
        var form = SentBody.multipart("title", "Tea").file("logo", Pictures.png(Color.BLUE));
        var url = meetings.arrange(king, form).is(201).json().get("logo").asString();
        assertThat(url).startsWith("http://");
        var picture = Pictures.read(meet.client().get(url).is(200).bytes());
        assertThat(new Color(picture.getRGB(6, 4))).isEqualTo(Color.BLUE);
    }

    @Test
    void b43_membersSeeItInTheirListAndOthersDoNot() {
        var member = meet.signUp();
        var meeting = meetings.arranged(king, member);
        assertThat(meetings.list(king, "")).containsExactly(meeting);
        assertThat(meetings.list(member, "")).containsExactly(meeting);
        assertThat(meetings.list(meet.signUp(), "")).isEmpty();
    }

    @Test
    void b44_whoeverIsAddedIsToldByAnEventOfTheirOwn() {
        var added = meet.signUp();
        var blocking = meet.signUp();
        meetings.block(blocking, king);
        var meeting = meetings.arranged(king, added, blocking, king);
        meetings.complete(king, meeting).is(200);
        var told = Server.streamed()
                .await(all -> all.stream().anyMatch(event -> is(event, meeting, "meeting.completed")))
                .stream()
                .filter(event -> is(event, meeting, "meeting.user-invited"))
                .map(event -> event.data());
        assertThat(told)
                .extracting(
                        data -> data.get("invitedUser").asLong(),
                        data -> data.get("user").asLong())
                .containsExactly(tuple(added.userId(), king.userId()));
    }

    private List<Long> usersOf(Meet.User... sent) {
        var form = form();
        Stream.of(sent).forEach(user -> form.field("users", Long.toString(user.userId())));
        return Meetings.users(meetings.arrange(king, form).is(201).json());
    }

    private String timeOf(String sent) {
        return meetings.arrange(king, form().field("time", sent))
                .is(201)
                .json()
                .get("time")
                .asString();
    }

    private static boolean is(StreamedEvents.Streamed event, long meeting, String type) {
        return event.key().equals("meeting-" + meeting) && event.event().name().equals(type);
    }
}
