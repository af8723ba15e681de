// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are told of, as it happens (K-27). */
class NotificationsIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User ada = meet.signUp();

    @Test
    void whoIsInvitedAndExcludedIsTold() {
        try (var adas = told(ada);
                var kings = told(king)) {
            var meeting = meetings.arranged(king, ada);
            adas.tells("invited", of(meeting, king));
            meetings.exclude(king, meeting, ada).is(200);
            adas.tells("excluded", of(meeting, king));
            meetings.invite(king, meeting, ada).is(200);
            adas.tells("invited", of(meeting, king));
            assertThat(kings.unread()).isEmpty();
        }
    }

    @Test
    void thoseWhoRemainAreToldWhoHasLeftAndWhoIsKingNow() {
        var bob = meet.signUp();
        var meeting = meetings.arranged(king, ada, bob);
        try (var adas = told(ada)) {
            meetings.leave(bob, meeting).is(204);
            adas.tells("left", "{'meeting':%d,'user':%d}".formatted(meeting, bob.userId()));
            meetings.leave(king, meeting).is(204);
            adas.tells("left", "{'meeting':%d,'user':%d,'king':%d}".formatted(meeting, king.userId(), ada.userId()));
        }
    }

    @Test
    void allButTheKingAreToldThatAMeetingHasTakenPlace() {
        var meeting = meetings.arranged(king, ada);
        try (var adas = told(ada);
                var kings = told(king)) {
            meetings.complete(king, meeting).is(200);
            adas.tells("completed", of(meeting, king));
            assertThat(kings.unread()).isEmpty();
        }
    }

    @Test
    void whoKeepsANumberIsToldWhoseItIsNow() {
        var phone = Phones.unused();
        new Book(meet.as(ada)).keeps(phone, "Somebody");
        new Book(meet.as(king)).keeps(phone, "Dropped");
        new Book(meet.as(king)).delete(phone).is(200);
        try (var adas = told(ada);
                var kings = told(king)) {
            var joined = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
            var event = adas.tells("contact_joined", "{'user':%d}".formatted(joined.userId()));
            var after = meet.as(ada).with("Rollcall-After", Long.toString(event.id()));
            assertThat(Book.contacts(after.get(Book.PATH).is(200))).containsExactly("Somebody " + joined.userId());
            assertThat(kings.unread()).isEmpty();
        }
    }

    @Test
    void whoIsWrittenToIsTold() {
        try (var adas = told(ada);
                var adasSocket = OpenSocket.at(Server.base(), "/v1/ws/", ada.token());
                var kings = OpenSocket.at(Server.base(), "/v1/ws/", king.token())) {
            kings.write(ada.userId(), "hi");
            assertThat(adasSocket.nextJson().get("message").asString()).isEqualTo("hi");
            adas.tells("message_received", "{'user':%d,'message':1}".formatted(king.userId()));
        }
    }

    @Test
    void leavingTheSystemTellsTheMeetingsOfIt() {
        var meeting = meetings.arranged(king, ada);
        try (var adas = told(ada)) {
            meet.as(king).delete(Meet.ACCOUNT, SentBody.none()).is(204);
            adas.tells("left", "{'meeting':%d,'user':%d,'king':%d}".formatted(meeting, king.userId(), ada.userId()));
        }
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        var meeting = meetings.arranged(king);
        var heard = new ArrayList<ToldEvents.Told>();
        var last = told(ada);
        last.close();
        for (int round = 0; round < 6; round++) {
            meetings.invite(king, meeting, ada).is(200);
            try (var next = Told.after(last, Server.base(), ada)) {
                heard.add(next.next());
                meetings.exclude(king, meeting, ada).is(200);
                heard.add(next.next());
                last = next;
            }
        }
        assertThat(heard.stream().map(ToldEvents.Told::id)).isSorted().doesNotHaveDuplicates();
        assertThat(heard.stream().map(ToldEvents.Told::name))
                .hasSize(12)
                .containsSubsequence("invited", "excluded", "invited", "excluded");
        try (var again = Told.after("0", Server.base(), ada)) {
            assertThat(again.next(12)).isEqualTo(heard);
        }
    }

    @Test
    void whoHasNotBeenHereHearsOfNothingBeforeAndKnowsWhatToComeBackWith() {
        var meeting = meetings.arranged(king, ada);
        try (var adas = told(ada)) {
            meetings.complete(king, meeting).is(200);
            adas.tells("completed", of(meeting, king));
        }
        try (var adas = told(ada)) {
            assertThat(Long.parseLong(String.valueOf(adas.lastId()))).isPositive();
            assertThat(adas.unread()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"900000000000000000", "abc", "-1", "99999999999999999999999"})
    void whoComesWithAnIdThatIsNoneReadsItsStateAnew(String id) {
        try (var adas = Told.after(id, Server.base(), ada)) {
            var reset = adas.tells("reset", "{}");
            var meeting = meetings.arranged(king, ada);
            assertThat(adas.tells("invited", of(meeting, king)).id()).isGreaterThan(reset.id());
        }
    }

    @Test
    void allStreamsOfAUserAreTold() {
        try (var phone = told(ada);
                var tablet = told(ada)) {
            var meeting = meetings.arranged(king, ada);
            assertThat(phone.tells("invited", of(meeting, king))).isEqualTo(tablet.next());
        }
    }

    @Test
    void aTokenThatIsReplacedEndsItsStreamAndNoOther() throws Exception {
        try (var kings = told(king);
                var before = told(ada)) {
            var again = meet.signInAgain(ada);
            try (var after = told(again)) {
                before.endsWithin(SOON);
                var meeting = meetings.arranged(king, again);
                after.tells("invited", of(meeting, king));
            }
            assertThat(kings.hasEnded()).isFalse();
        }
        meet.as(ada).get(Told.PATH).is(401, "{'detail':'Invalid token.'}");
    }

    @Test
    void whoLeavesIsToldNoMore() throws Exception {
        try (var adas = told(ada)) {
            meet.as(ada).delete(Meet.ACCOUNT, SentBody.none()).is(204);
            adas.endsWithin(SOON);
            assertThat(adas.unread()).isEmpty();
        }
        meet.as(ada).get(Told.PATH).is(401, "{'detail':'Invalid token.'}");
    }

    @Test
    void credentialsOfOtherDoorsAreGoodToo() throws Exception {
        var crm = Crm.at(Server.base());
        var user = crm.signUp();
        try (var hers = ToldEvents.at(Server.base(), "Bearer " + user.access(), null)) {
            crm.as(user).delete(Crm.USER, SentBody.none());
            hers.endsWithin(SOON);
        }
        var visitor = Visitor.at(Server.base());
        visitor.logIn(Phones.unused());
        try (var theirs =
                ToldEvents.at(Server.base(), "Token " + visitor.cookie().get(), null)) {
            assertThat(theirs.hasEnded()).isFalse();
        }
    }

    @Test
    void onlyUsersAreToldAndOnlyAsEvents() {
        meet.client().get(Told.PATH).is(401, "{'detail':'Authentication credentials were not provided.'}");
        meet.as(ada).with("Accept", "application/json").get(Told.PATH).is(406);
        for (var accepted : List.of("text/event-stream", "text/*", "*/*", "application/json, text/event-stream")) {
            meet.as(ada).with("Accept", accepted).get(Told.PATH).is(200);
        }
        meet.as(ada).get("/api/notifications").is(200);
        meet.as(ada).post(Told.PATH, SentBody.none()).is(405);
        var head = meet.as(ada).send("HEAD", Told.PATH, SentBody.none()).is(200);
        assertThat(head.header("Content-Type")).hasValue("text/event-stream");
        var options =
                meet.as(ada).send("OPTIONS", Told.PATH, SentBody.none()).is(200).json();
        assertThat(options.get("renders").get(0).asString()).isEqualTo("text/event-stream");
    }

    @Test
    void aUserHasSoManyStreamsAndNoMore() {
        var streams = new ArrayList<ToldEvents>();
        for (int stream = 0; stream < 10; stream++) {
            streams.add(told(ada));
        }
        meet.as(ada).get(Told.PATH).is(429, "{'detail':'Request was throttled.'}");
        meet.as(king).get(Told.PATH).is(200);
        streams.removeFirst().close();
        Soon.is(200, SOON, () -> meet.as(ada).get(Told.PATH));
        streams.forEach(ToldEvents::close);
    }

    private static ToldEvents told(Meet.User user) {
        return Told.from(Server.base(), user);
    }

    private static String of(long meeting, Meet.User by) {
        return "{'meeting':%d,'user':%d}".formatted(meeting, by.userId());
    }
}
