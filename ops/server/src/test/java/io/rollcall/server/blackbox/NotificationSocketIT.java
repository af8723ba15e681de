// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same notifications by the chat door's socket, for clients that ask for them (our extension). */
class NotificationSocketIT {

    private static final String WS = "/v1/ws/";
    private static final String BAD = "{'response':'400','message':'Bad JSON'}";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Meetings meetings = Meetings.ofTheSharedServer();
    private final Meet meet = meetings.meet();
    private final Meet.User king = meet.signUp();
    private final Meet.User ada = meet.signUp();

    @Test
    void whoSubscribesIsToldFromNowOnWhatTheStreamTells() {
        meetings.arranged(king, ada); // before
        try (var stream = Told.from(Server.base(), ada);
                var socket = open(ada)) {
            assertThat(subscribed(socket)).isPositive();
            var meeting = meetings.arranged(king, ada);
            var event = stream.next();
            socket.hears("{'notification':'invited','id':%d,'data':{'meeting':%d,'user':%d}}"
                    .formatted(event.id(), meeting, king.userId()));
            meetings.leave(king, meeting).is(204);
            assertThat(told(socket)).isEqualTo(stream.next());
        }
    }

    @Test
    void whoHasNotSubscribedIsToldNothing() {
        try (var asks = open(ada);
                var asksNot = open(ada)) {
            subscribed(asks);
            meetings.arranged(king, ada);
            told(asks);
            asksNot.hasHeardNothingElse();
        }
    }

    @Test
    void whoComesBackGoesOnWhereTheyWereByWhicheverWay() {
        var meeting = meetings.arranged(king);
        var heard = new ArrayList<ToldEvents.Told>();
        var last = 0L;
        for (int round = 0; round < 4; round++) {
            meetings.invite(king, meeting, ada).is(200);
            try (var socket = open(ada)) {
                assertThat(subscribed(socket, Long.toString(last))).isEqualTo(last);
                heard.add(told(socket));
                meetings.exclude(king, meeting, ada).is(200);
                heard.add(told(socket));
            }
            meetings.invite(king, meeting, ada).is(200);
            meetings.exclude(king, meeting, ada).is(200);
            try (var stream = Told.after(Long.toString(heard.getLast().id()), Server.base(), ada)) {
                heard.addAll(stream.next(2));
            }
            last = heard.getLast().id();
        }
        assertThat(heard.stream().map(ToldEvents.Told::id)).isSorted().doesNotHaveDuplicates();
        try (var socket = open(ada)) {
            subscribed(socket, "0");
            heard.forEach(event -> assertThat(told(socket)).isEqualTo(event));
            assertThat(subscribed(socket, "'" + last + "'")).isEqualTo(last);
            socket.hasHeardNothingElse();
        }
    }

    @Test
    void whatTheClientHasTheAnswerOfIsBeforeWhateverHappensThen() {
        try (var socket = open(ada)) {
            var meeting = meetings.arranged(king);
            for (int round = 0; round < 20; round++) {
                var place = subscribed(socket);
                meetings.invite(king, meeting, ada).is(200);
                var invited = told(socket);
                assertThat(invited.name()).isEqualTo("invited");
                assertThat(invited.id()).isGreaterThan(place);
                meetings.exclude(king, meeting, ada).is(200);
                assertThat(told(socket).name()).isEqualTo("excluded");
            }
        }
    }

    @Test
    void aSecondSubscriptionTakesThePlaceOfTheFirst() {
        var meeting = meetings.arranged(king, ada);
        try (var socket = open(ada)) {
            subscribed(socket, "0");
            var invited = told(socket);
            for (int again = 0; again < 20; again++) { // more than a user may have
                subscribed(socket, "0");
                assertThat(told(socket)).isEqualTo(invited);
            }
            meetings.exclude(king, meeting, ada).is(200);
            assertThat(told(socket).name()).isEqualTo("excluded");
            meetings.invite(king, meeting, ada).is(200);
            assertThat(told(socket).name()).isEqualTo("invited");
            socket.hasHeardNothingElse();
        }
    }

    @Test
    void anIdThatTheLogHasNotReachedMeansToReadAnew() {
        try (var socket = open(ada)) {
            subscribed(socket, "900000000000000000");
            var reset = told(socket);
            assertThat(reset.said()).isEqualTo("reset {}");
            meetings.arranged(king, ada);
            assertThat(told(socket).id()).isGreaterThan(reset.id());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'subscribe':'notifications','after':'abc'",
                "'subscribe':'notifications','after':-1",
                "'subscribe':'notifications','after':1.5",
                "'subscribe':'notifications','after':[1]",
                "'subscribe':'notifications','after':99999999999999999999999",
                "'subscribe':'notifications','after':''",
                "'subscribe':'everything'",
                "'subscribe':['notifications']",
                "'subscribe':null",
            })
    void whatIsNoSubscriptionIsRefusedAndChangesNothing(String fields) {
        try (var socket = open(ada)) {
            subscribed(socket);
            send(socket, "{" + fields + "}").hears(BAD);
            meetings.arranged(king, ada);
            assertThat(told(socket).name()).isEqualTo("invited");
        }
    }

    @Test
    void messagesComeBesideNotifications() {
        try (var adas = open(ada);
                var kings = open(king)) {
            subscribed(adas);
            subscribed(kings, "null");
            kings.write(ada.userId(), "hi").hears("{'response':'200','msg_id':1}");
            var two = new ArrayList<String>();
            for (int frame = 0; frame < 2; frame++) {
                var json = adas.nextJson();
                two.add(
                        json.has("notification")
                                ? json.get("data").toString()
                                : json.get("message").asString());
            }
            assertThat(two).containsExactlyInAnyOrder("hi", "{\"user\":%d,\"message\":1}".formatted(king.userId()));
            send(kings, "{'subscribe':'notifications','receiver':%d,'message':'on'}".formatted(ada.userId()))
                    .hears("{'response':'200','msg_id':2}");
            kings.hasHeardNothingElse();
        }
    }

    @Test
    void aSubscriptionEndsWithItsSocketAndAUserHasSoMany() {
        var sockets = new ArrayList<OpenSocket>();
        for (int socket = 0; socket < 10; socket++) {
            sockets.add(open(ada));
            subscribed(sockets.getLast());
        }
        var more = open(ada);
        send(more, "{'subscribe':'notifications'}").hears("{'response':'429','message':'Too many subscriptions'}");
        meet.as(ada).get(Told.PATH).is(429);
        sockets.removeFirst().hangUp();
        sockets.removeFirst().hangUp();
        Soon.until(
                SOON,
                () -> send(more, "{'subscribe':'notifications'}").nextJson().has("subscribed"));
        Soon.is(200, SOON, () -> meet.as(ada).get(Told.PATH));
        sockets.forEach(OpenSocket::close);
        more.close();
    }

    @Test
    void aTokenThatIsReplacedEndsIt() {
        try (var socket = open(ada)) {
            subscribed(socket);
            var again = meet.signInAgain(ada);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            meetings.arranged(king, again);
            socket.hasHeardNothingElse();
        }
    }

    private static OpenSocket open(Meet.User user) {
        return OpenSocket.at(Server.base(), WS, user.token());
    }

    private static OpenSocket send(OpenSocket socket, String json) {
        return socket.send(json.replace('\'', '"'));
    }

    /** From now on; the id behind which it is. */
    private static long subscribed(OpenSocket socket) {
        return place(send(socket, "{'subscribe':'notifications'}"));
    }

    private static long subscribed(OpenSocket socket, String after) {
        return place(send(socket, "{'subscribe':'notifications','after':%s}".formatted(after)));
    }

    private static long place(OpenSocket socket) {
        var answer = socket.nextJson();
        assertThat(answer.path("subscribed").asString("")).as("%s", answer).isEqualTo("notifications");
        return answer.get("after").asLong();
    }

    private static ToldEvents.Told told(OpenSocket socket) {
        var frame = socket.nextJson();
        assertThat(frame.has("notification")).as("%s", frame).isTrue();
        return new ToldEvents.Told(
                frame.get("id").asLong(), frame.get("notification").asString(), frame.get("data"));
    }
}
