// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.RawSocket.FIN;
import static io.rollcall.server.blackbox.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.web.messaging.Sockets;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a client may do by its socket, and how a client that does more is ended (BEHAVIOURS.md, decision 18). */
@ResourceLock("SocketLimitsIT") // its tests in turn
class SocketLimitsIT {

    private static final String WS = "/v1/ws/";
    private static final String ECHO = "/v1/ws_echo/";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(20);
    private static final int LARGEST = 64 * 1024;

    private static final OwnServer SERVER = OwnServer.start(
            Parts.unused(),
            true,
            "--spring.kafka.bootstrap-servers=127.0.0.1:1",
            "--rollcall.roles=web,projection,policy",
            "--rollcall.messaging.ping=1s",
            "--rollcall.messaging.silence=6s",
            "--rollcall.messaging.whole-within=2s",
            "--rollcall.messaging.most-parts=20",
            "--rollcall.messaging.sockets-per-user=3");

    private final Meet meet = Meet.at(SERVER.base());
    private final Meet.User ada = meet.signUp();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aMessageHasSixtyFourKilobytes() {
        try (var socket = open(ECHO, ada)) {
            assertThat(socket.send("x".repeat(LARGEST)).next()).hasSize(LARGEST);
            socket.sendLater("x".repeat(LARGEST + 1));
            assertThat(socket.closedWithin(SOON)).isEqualTo(1009);
        }
    }

    /** It is still being sent when the server does not want it any more. */
    @Test
    void whoSendsFarMoreIsToldSoToo() {
        try (var oneFrame = open(ECHO, ada);
                var parts = open(ECHO, ada)) {
            oneFrame.sendBinary(new byte[256 * LARGEST]);
            assertThat(oneFrame.closedWithin(SOON)).isEqualTo(1009);
            parts.sendLater("x".repeat(256 * LARGEST)); // the client makes frames of 16 KB of it
            assertThat(parts.closedWithin(SOON)).isEqualTo(1009);
        }
    }

    @Test
    void aMessageInPartsHasNoMore() {
        try (var socket = open(ECHO, ada)) {
            var half = "x".repeat(LARGEST / 2);
            assertThat(socket.sendInParts(half, half).next()).hasSize(LARGEST);
            socket.sendInParts(half, half, "x");
            assertThat(socket.closedWithin(SOON)).isEqualTo(1009);
        }
    }

    @Test
    void fiveHundredFramesASecondAreNotTooMany() {
        try (var socket = open(ECHO, ada)) {
            for (int frame = 0; frame < 500; frame++) {
                socket.send("Nr " + frame);
            }
            for (int frame = 0; frame < 500; frame++) {
                assertThat(socket.next()).isEqualTo("Nr " + frame);
            }
            assertThat(socket.isOpen()).isTrue();
        }
    }

    @Test
    void moreFramesEndTheSocketAndNoOther() {
        try (var other = open(ECHO, ada);
                var socket = open(ECHO, ada)) {
            for (int frame = 0; frame < 20_000 && socket.isOpen(); frame++) {
                socket.sendLater("x").exceptionally(closed -> null).join();
            }
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            assertThat(other.send("still here").next()).isEqualTo("still here");
        }
    }

    /** A message that never ends is none, and yet is sent. */
    @Test
    void partsAndSignsOfLifeAreFramesToo() {
        for (var path : List.of(WS, ECHO)) {
            var empty = frame(RawSocket.CONTINUATION);
            var parts = frames(frame(RawSocket.TEXT), empty, empty, frame(FIN | RawSocket.CONTINUATION));
            for (var frames :
                    List.of(parts, frames(frame(FIN | RawSocket.PONG)), frames(frame(FIN | RawSocket.PING)))) {
                try (var socket = RawSocket.at(SERVER.base(), path, ada.token())) {
                    assertThat(socket.send(frames).closed()).isEqualTo(1008);
                }
            }
        }
    }

    @Test
    void aMessageHasSoManyParts() {
        for (var path : List.of(WS, ECHO)) {
            try (var socket = RawSocket.at(SERVER.base(), path, ada.token())) {
                socket.send(RawSocket.TEXT, "{");
                for (var part = 0; part < 18; part++) {
                    socket.send(RawSocket.CONTINUATION, "");
                }
                assertThat(socket.send(FIN | RawSocket.CONTINUATION, "}").text())
                        .startsWith("{");
                socket.send(RawSocket.TEXT, "{");
                for (var part = 0; part < 19; part++) {
                    socket.send(RawSocket.CONTINUATION, "");
                }
                assertThat(socket.closed()).isEqualTo(1008);
            }
        }
    }

    /** However alive its client is. */
    @Test
    void aMessageIsCompleteInTime() {
        for (var path : List.of(WS, ECHO)) {
            try (var socket = RawSocket.at(SERVER.base(), path, ada.token())) {
                assertThat(socket.send(RawSocket.TEXT, "{").closedThoughAlive()).isEqualTo(1008);
            }
        }
    }

    /** These, over and over, 2,000 frames in all. */
    private static byte[] frames(byte[]... frames) {
        var all = new ByteArrayOutputStream();
        for (var frame = 0; frame < 2_000; frame++) {
            all.writeBytes(frames[frame % frames.length]);
        }
        return all.toByteArray();
    }

    @Test
    void whoReadsTooSlowlyIsClosedAndHoldsUpNobody() {
        var bob = meet.signUp();
        var text = "x".repeat(60_000);
        try (var adas = open(WS, ada);
                var deaf = OpenSocket.deafAt(SERVER.base(), WS, bob.token());
                var hears = open(WS, bob)) {
            for (int message = 1; message <= 400 && sockets(bob) == 2; message++) {
                adas.write(bob.userId(), text).hears("{'response':'200','msg_id':%d}".formatted(message));
                assertThat(hears.nextJson().get("msg_id").asLong()).isEqualTo(message);
            }
            Soon.until(SOON, () -> sockets(bob) == 1);
            assertThat(deaf.isOpen()).as("it does not even know").isTrue();
            assertThat(hears.isOpen()).isTrue();
        }
    }

    @Test
    void whoIsSilentIsClosed() {
        try (var silent = OpenSocket.deafAt(SERVER.base(), WS, ada.token());
                var quiet = open(WS, ada)) {
            Soon.until(LATER, () -> sockets(ada) == 1);
            assertThat(quiet.isOpen()).as("it answers pings").isTrue();
            silent.listen();
            assertThat(silent.closedWithin(LATER)).isIn(1006, 1008);
            assertThat(quiet.isOpen()).isTrue();
        }
    }

    @Test
    void aUserHasSoManySockets() {
        var sockets = new ArrayList<OpenSocket>();
        for (var path : List.of(WS, ECHO, WS)) {
            sockets.add(open(path, ada));
        }
        assertThat(OpenSocket.refusedAt(SERVER.base(), WS, ada.token())).isEqualTo(429);
        sockets.removeFirst().hangUp();
        Soon.until(SOON, () -> sockets(ada) == 2);
        sockets.add(open(WS, ada));
        sockets.forEach(OpenSocket::hangUp);
    }

    private static OpenSocket open(String path, Meet.User user) {
        return OpenSocket.at(SERVER.base(), path, user.token());
    }

    /** How many sockets of a user the server has. */
    private static int sockets(Meet.User user) {
        return SERVER.context().getBean(Sockets.class).numberOf(new UserId(user.userId()));
    }
}
