// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Streams of notifications as they are kept: signs of life, bounds, and their end. */
@ResourceLock("NotificationStreamsIT") // its tests in turn
class NotificationStreamsIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String HEARTBEAT = "--rollcall.notifications.heartbeat=PT0.1S";
    private static final int KEPT = 1000;
    private static final int HOLDERS = 30;

    private static final OwnServer SERVER = start(Parts.unused());

    private final Meet meet = Meet.at(SERVER.base());
    private final Meetings meetings = new Meetings(meet);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void signsOfLifeComeByThemselves() {
        try (var adas = Told.from(SERVER.base(), meet.signUp())) {
            Soon.until(SOON, () -> adas.heartbeats() > 10);
            assertThat(adas.unread()).isEmpty();
        }
    }

    @Test
    void whoWasAwayForMoreThanIsKeptReadsTheirStateAnewOnce() {
        var ada = meet.signUp();
        var king = meet.signUp();
        var stays = meet.signUp();
        var many = meetings.arranged(king, stays);
        String before;
        try (var adas = Told.from(SERVER.base(), ada)) {
            meetings.invite(king, many, ada).is(200);
            before = Long.toString(adas.next().id());
        }
        var last = inAndOut(king, ada, KEPT / 2 + 1);
        try (var adas = Told.after(before, SERVER.base(), ada);
                var socket = OpenSocket.at(SERVER.base(), "/v1/ws/", ada.token())) {
            var reset = adas.tells("reset", "{}");
            socket.send("{\"subscribe\":\"notifications\",\"after\":%s}".formatted(before))
                    .hears("{'response':'200','subscribed':'notifications','after':%s}".formatted(before));
            socket.hears("{'notification':'reset','id':%d,'data':{}}".formatted(reset.id()));
            meetings.exclude(king, many, ada).is(200);
            var excluded = adas.tells("excluded", of(many, king));
            assertThat(excluded.id()).isGreaterThan(reset.id());
            socket.hears("{'notification':'excluded','id':%d,'data':%s}".formatted(excluded.id(), excluded.data()));
            socket.hasHeardNothingElse();
        }
        try (var adas = Told.after(last, SERVER.base(), ada)) {
            adas.tells("excluded", of(many, king));
        }
    }

    @Test
    void everybodyWhoKeepsTheNumberHearsOfTheSameSignUp() {
        var phone = Phones.unused();
        var holders = meetings.people(HOLDERS);
        holders.forEach(holder -> new Book(meet.as(holder)).keeps(phone, "Somebody"));
        var streams =
                holders.stream().map(holder -> Told.from(SERVER.base(), holder)).toList();
        var joined = Meet.user(phone, meet.signUp(phone, meet.codeFor(phone)));
        var ids = streams.stream()
                .map(stream -> stream.tells("contact_joined", "{'user':%d}".formatted(joined.userId()))
                        .id())
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        streams.forEach(ToldEvents::close);
    }

    @Test
    void aStopEndsStreamsAndAStartGoesOnWhereTheyWere() throws Exception {
        var parts = Parts.unused();
        var first = start(parts);
        var before = new Meetings(Meet.at(first.base()));
        var ada = before.meet().signUp();
        var king = before.meet().signUp();
        var last = Told.from(first.base(), ada);
        var meeting = before.arranged(king, ada);
        last.tells("invited", of(meeting, king));
        first.close();
        last.endsWithin(SOON); // not broken off

        try (var second = start(parts)) {
            new Meetings(Meet.at(second.base())).exclude(king, meeting, ada).is(200);
            try (var adas = Told.after(last, second.base(), ada)) {
                adas.tells("excluded", of(meeting, king));
                assertThat(adas.unread()).isEmpty();
            }
        }
    }

    /** In several meetings at once; the id of the last event. */
    private String inAndOut(Meet.User king, Meet.User guest, int times) {
        var heard = new ArrayList<ToldEvents.Told>();
        try (var stream = Told.from(SERVER.base(), guest)) {
            var all = new ArrayList<Supplier<Integer>>();
            for (int worker = 0; worker < 6; worker++) {
                var meeting = meetings.arranged(king);
                var rounds = Math.ceilDiv(times, 6);
                all.add(() -> inAndOut(king, guest, meeting, rounds));
            }
            var done = AtOnce.all(all).stream().mapToInt(Integer::intValue).sum();
            heard.addAll(stream.next(2 * done));
        }
        assertThat(heard.stream().map(ToldEvents.Told::id)).isSorted().doesNotHaveDuplicates();
        return Long.toString(heard.getLast().id());
    }

    private int inAndOut(Meet.User king, Meet.User guest, long meeting, int rounds) {
        for (int round = 0; round < rounds; round++) {
            meetings.invite(king, meeting, guest).is(200);
            meetings.exclude(king, meeting, guest).is(200);
        }
        return rounds;
    }

    private static String of(long meeting, Meet.User by) {
        return "{'meeting':%d,'user':%d}".formatted(meeting, by.userId());
    }

    private static OwnServer start(Parts parts) {
        return OwnServer.start(parts, true, OwnServer.WITHOUT_STREAM[0], OwnServer.WITHOUT_STREAM[1], HEARTBEAT);
    }
}
