// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One server has the doors only, the other one all the rest, and doors too: both tell the same. */
@ResourceLock("NotificationsOfTwoServersIT") // its tests in turn
class NotificationsOfTwoServersIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int ROUNDS = 40;

    private static final Parts PARTS = Parts.unused();
    private static final OwnServer REST = OwnServer.start(PARTS);
    private static final OwnServer DOOR =
            OwnServer.start(PARTS, true, "--rollcall.roles=web", "--spring.kafka.bootstrap-servers=127.0.0.1:1");

    private final Meetings atTheDoor = new Meetings(Meet.at(DOOR.base()));
    private final Meetings atTheRest = new Meetings(Meet.at(REST.base()));
    private final Meet.User king = atTheRest.meet().signUp();
    private final Meet.User ada = atTheDoor.meet().signUp();

    @AfterAll
    static void stop() {
        DOOR.close();
        REST.close();
    }

    @Test
    void whatHappensHereAndThereIsToldHereAndThereInOneOrder() {
        var meeting = atTheRest.arranged(king);
        try (var door = Told.from(DOOR.base(), ada);
                var rest = Told.from(REST.base(), ada)) {
            for (int round = 0; round < ROUNDS; round++) {
                atTheRest.invite(king, meeting, ada).is(200);
                atTheDoor.exclude(king, meeting, ada).is(200);
            }
            var told = door.next(2 * ROUNDS);
            assertThat(told).isEqualTo(rest.next(2 * ROUNDS));
            assertThat(told.stream().map(ToldEvents.Told::id)).isSorted().doesNotHaveDuplicates();
            atTheDoor.arranged(king, ada);
            assertThat(door.next()).isEqualTo(rest.next());
        }
    }

    @Test
    void whoeverComesBackMayComeToTheOther() {
        var meeting = atTheRest.arranged(king);
        var told = new ArrayList<ToldEvents.Told>();
        var last = Told.from(DOOR.base(), ada);
        for (int round = 0; round < ROUNDS; round++) {
            atTheRest.invite(king, meeting, ada).is(200);
            told.add(last.next());
            last.close();
            atTheDoor.exclude(king, meeting, ada).is(200);
            last = Told.after(last, round % 2 == 0 ? REST.base() : DOOR.base(), ada);
            told.add(last.next());
        }
        last.close();
        assertThat(told.stream().map(ToldEvents.Told::id)).isSorted().doesNotHaveDuplicates();
        assertThat(told.stream().filter(event -> event.name().equals("excluded")))
                .hasSize(ROUNDS);
    }

    @Test
    void whoeverComesBackMayComeByASocketOfTheOther() {
        var meeting = atTheRest.arranged(king);
        try (var stream = Told.from(REST.base(), ada)) {
            for (int round = 0; round < ROUNDS; round++) {
                atTheRest.invite(king, meeting, ada).is(200);
                var last = stream.next().id();
                try (var socket = OpenSocket.at(DOOR.base(), "/v1/ws/", ada.token())) {
                    socket.send("{\"subscribe\":\"notifications\",\"after\":%d}".formatted(last))
                            .hears("{'response':'200','subscribed':'notifications','after':%d}".formatted(last));
                    atTheRest.exclude(king, meeting, ada).is(200);
                    var excluded = stream.next();
                    socket.hears(
                            "{'notification':'excluded','id':%d,'data':%s}".formatted(excluded.id(), excluded.data()));
                    socket.hasHeardNothingElse();
                }
            }
        }
    }

    @Test
    void meetingsAndNumbersConcernThoseWhoAreAtTheDoor() {
        var phone = Phones.unused();
        var meeting = atTheRest.arranged(king, ada);
        var kept = new Book(atTheRest.meet().as(ada)).keeps(phone, "Somebody");
        try (var door = Told.fromNow(DOOR.base(), ada, kept)) {
            var joined = Meet.user(
                    phone, atTheRest.meet().signUp(phone, atTheRest.meet().codeFor(phone)));
            door.tells("contact_joined", "{'user':%d}".formatted(joined.userId()));
            atTheRest.complete(king, meeting).is(200);
            door.tells("completed", "{'meeting':%d,'user':%d}".formatted(meeting, king.userId()));
            atTheRest.leave(king, meeting).is(204);
            door.tells("left", "{'meeting':%d,'user':%d,'king':%d}".formatted(meeting, king.userId(), ada.userId()));
        }
    }

    @Test
    void aTokenThatIsReplacedThereEndsTheStreamHere() throws Exception {
        try (var before = Told.from(DOOR.base(), ada)) {
            var again = atTheRest.meet().signInAgain(ada);
            before.endsWithin(SOON);
            try (var after = Told.from(DOOR.base(), again)) {
                atTheRest.meet().as(again).delete(Meet.ACCOUNT, SentBody.none()).is(204);
                after.endsWithin(SOON);
            }
        }
    }
}
