// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages by WebSocket: D-63..D-77. */
class SocketIT {

    private static final String WS = "/v1/ws/";
    private static final String NOT_THERE = "{'response':'404','message':'Client not found or not online'}";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Meet meet = Meet.at(Server.base());
    private final Meet.User ada = meet.signUp();
    private final Meet.User bob = meet.signUp();

    @Test
    void d63_aTokenOpensASocket() {
        for (var path : new String[] {WS, "/v1/ws"}) {
            try (var socket = open(path, ada)) {
                assertThat(socket.isOpen()).isTrue();
            }
        }
    }

    @Test
    void d64_withoutATokenThereIsNoSocket() {
        assertThat(OpenSocket.refusedAt(Server.base(), WS, null)).isEqualTo(401);
        assertThat(OpenSocket.refusedAt(Server.base(), WS, "0123456789abcdef")).isEqualTo(401);
        assertThat(OpenSocket.refusedAt(Server.base(), WS, " ")).isEqualTo(401);
    }

    @Test
    void d65_d66_theReceiverGetsTheMessageWithItsSender() {
        try (var adas = open(WS, ada);
                var bobs = open(WS, bob)) {
            adas.write(bob.userId(), "hi 👋 \"you\"");
            var frame = bobs.nextJson();
            assertThat(frame.get("receiver").asString()).isEqualTo(Long.toString(bob.userId()));
            assertThat(frame.get("message").asString()).isEqualTo("hi 👋 \"you\"");
            assertThat(frame.get("senderid").asLong()).isEqualTo(ada.userId());
            assertThat(frame.get("sender_name").asString()).isEqualTo("Anna");
            assertThat(frame.get("msg_id").asLong()).isEqualTo(1);
            assertThat(frame.get("timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        }
    }

    @Test
    void d67_theSenderIsAnsweredOnce() {
        try (var adas = open(WS, ada);
                var bobs = open(WS, bob)) {
            adas.write(bob.userId(), "one").hears("{'response':'200','msg_id':1}");
            assertThat(bobs.nextJson().get("message").asString()).isEqualTo("one");
            bobs.write(ada.userId(), "two").hears("{'response':'200','msg_id':2}");
            assertThat(adas.nextJson().get("message").asString()).isEqualTo("two");
            adas.write(bob.userId(), "three").hears("{'response':'200','msg_id':3}");
            adas.hasHeardNothingElse();
        }
    }

    @Test
    void d68_whoIsNotConnectedGetsNothing() {
        try (var adas = open(WS, ada)) {
            adas.write(bob.userId(), "hi").hears(NOT_THERE);
            adas.write(999_999_999_999L, "hi").hears(NOT_THERE);
            adas.send("{\"receiver\":\"Bob\",\"message\":\"hi\"}").hears(NOT_THERE);
        }
    }

    @Test
    void d69_whatIsNotJsonIsRefusedAndTheSocketStaysOpen() {
        try (var adas = open(WS, ada)) {
            for (var text : new String[] {"hi", "", "{\"receiver\":", "{} {}", "[".repeat(2000)}) {
                adas.send(text).hears("{'response':'400','message':'Unable to parse JSON'}");
            }
            adas.sendBinary(new byte[] {(byte) 0xff, 0}).hears("{'response':'400','message':'Unable to parse JSON'}");
            adas.write(bob.userId(), "hi").hears(NOT_THERE);
        }
    }

    @Test
    void d70_aFrameHasAReceiverAndAMessage() {
        var receiver = "\"receiver\":\"" + bob.userId() + "\"";
        try (var adas = open(WS, ada)) {
            for (var json : new String[] {
                "{}",
                "[]",
                "7",
                "null",
                "{\"message\":\"hi\"}",
                "{" + receiver + "}",
                "{" + receiver + ",\"message\":\"\"}",
                "{" + receiver + ",\"message\":null}",
                "{" + receiver + ",\"message\":{}}",
                "{\"receiver\":null,\"message\":\"hi\"}",
                "{\"receiver\":[7],\"message\":\"hi\"}"
            }) {
                adas.send(json).hears("{'response':'400','message':'Bad JSON'}");
            }
        }
    }

    @Test
    void d71_theReceiverIsANumberOrAString() {
        try (var adas = open(WS, ada);
                var bobs = open(WS, bob)) {
            adas.send("{\"receiver\":%d,\"message\":\"hi\"}".formatted(bob.userId()))
                    .hears("{'response':'200','msg_id':1}");
            assertThat(bobs.nextJson().get("message").asString()).isEqualTo("hi");
        }
    }

    @Test
    void d72_aThirdUserGetsNothing() {
        var cleo = meet.signUp();
        try (var adas = open(WS, ada);
                var bobs = open(WS, bob);
                var cleos = open(WS, cleo)) {
            adas.write(bob.userId(), "for you").nextJson();
            bobs.nextJson();
            adas.write(cleo.userId(), "now you").nextJson();
            assertThat(cleos.nextJson().get("message").asString()).isEqualTo("now you");
            bobs.hasHeardNothingElse();
        }
    }

    @Test
    void d73_everySocketOfTheReceiverGetsIt() {
        try (var adas = open(WS, ada);
                var phone = open(WS, bob);
                var tablet = open("/v1/ws", bob)) {
            adas.write(bob.userId(), "hi").hears("{'response':'200','msg_id':1}");
            assertThat(phone.next()).isEqualTo(tablet.next());
            phone.hangUp();
            adas.write(bob.userId(), "still there?").hears("{'response':'200','msg_id':2}");
            assertThat(tablet.nextJson().get("msg_id").asLong()).isEqualTo(2);
        }
    }

    @Test
    void d74_whatWasSentWhileOneWasAwayDoesNotComeLater() {
        try (var adas = open(WS, ada)) {
            try (var bobs = open(WS, bob)) {
                adas.write(bob.userId(), "before").hears("{'response':'200','msg_id':1}");
                bobs.nextJson();
            }
            awaitAbsence(adas, bob);
            try (var bobs = open(WS, bob)) {
                adas.write(bob.userId(), "after").nextJson();
                assertThat(bobs.nextJson().get("message").asString()).isEqualTo("after");
                bobs.hasHeardNothingElse();
            }
        }
    }

    @Test
    void d75_anOldTokenOpensNoSocketAndClosesThoseItHasOpened() {
        try (var socket = open(WS, ada);
                var echo = open("/v1/ws_echo", ada)) {
            var again = meet.signInAgain(ada);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            assertThat(echo.closedWithin(SOON)).isEqualTo(1008);
            assertThat(OpenSocket.refusedAt(Server.base(), WS, ada.token())).isEqualTo(401);
            open(WS, again).close();
        }
    }

    @Test
    void d75_whoLeavesIsConnectedNoMore() {
        try (var socket = open(WS, ada)) {
            meet.as(ada).delete(Meet.ACCOUNT, Body.none()).is(204);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            assertThat(OpenSocket.refusedAt(Server.base(), WS, ada.token())).isEqualTo(401);
        }
    }

    @Test
    void d75_afterALogoutTheSocketIsClosed() {
        var chat = Chat.at(Server.base());
        var cleo = chat.signUp();
        try (var socket = OpenSocket.at(Server.base(), WS, cleo.token())) {
            chat.logOut(cleo.token(), cleo.uid()).is(200);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            assertThat(OpenSocket.refusedAt(Server.base(), WS, cleo.token())).isEqualTo(401);
        }
        var token = chat.logInAgain(cleo);
        try (var socket = OpenSocket.at(Server.base(), WS, token)) {
            chat.logInAgain(cleo);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
        }
    }

    @Test
    void d66_theSenderIsCalledByTheirAccountName() {
        var cleo = Chat.at(Server.base()).signUp();
        try (var adas = open(WS, ada);
                var cleos = OpenSocket.at(Server.base(), WS, cleo.token())) {
            cleos.write(ada.userId(), "hi").hears("{'response':'200','msg_id':1}");
            var frame = adas.nextJson();
            assertThat(frame.get("senderid").asLong()).isEqualTo(cleo.uid());
            assertThat(frame.get("sender_name").asString()).isEqualTo(cleo.accountName());
        }
    }

    @Test
    void d76_anEchoIsTheSame() {
        for (var path : new String[] {"/v1/ws_echo/", "/v1/ws_echo"}) {
            try (var socket = open(path, ada)) {
                assertThat(socket.send("{ \"any\" : 'thing' ☂}").next()).isEqualTo("{ \"any\" : 'thing' ☂}");
                assertThat(socket.sendInParts("one ", "two ", "three").next()).isEqualTo("one two three");
            }
        }
    }

    @Test
    void d76_whoOnlyHearsTheirEchoIsNotConnected() {
        try (var adas = open(WS, ada);
                var echo = open("/v1/ws_echo/", bob)) {
            adas.write(bob.userId(), "hi").hears(NOT_THERE);
            echo.hasHeardNothingElse();
        }
    }

    @Test
    void d77_withoutATokenThereIsNoEcho() {
        assertThat(OpenSocket.refusedAt(Server.base(), "/v1/ws_echo/", null)).isEqualTo(401);
        assertThat(OpenSocket.refusedAt(Server.base(), "/v1/ws_echo", "0123456789abcdef"))
                .isEqualTo(401);
    }

    @Test
    void whatIsNoHandshakeIsRefusedInTheWordsOfThisDoor() {
        var client = meet.client().with("token", ada.token());
        client.get(WS).is(400, "{'response':400,'message':'Bad handshake'}");
        client.post(WS, Body.none()).is(405, "{'response':405,'message':'Invalid HTTP method.'}");
        meet.client().get(WS).is(401, "{'response':401,'message':'Unauthorized'}");
    }

    private OpenSocket open(String path, Meet.User user) {
        return OpenSocket.at(Server.base(), path, user.token());
    }

    /** A close takes a moment to be known. */
    private static void awaitAbsence(OpenSocket writer, Meet.User user) {
        Soon.until(SOON, () -> {
            writer.write(user.userId(), "gone?");
            return writer.nextJson().get("response").asString().equals("404");
        });
    }
}
