// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which clients may open a socket, for how long, and what the echo says: D-63, D-64, D-75..D-77. */
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
            meet.as(ada).delete(Meet.ACCOUNT, SentBody.none()).is(204);
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
        var refused = client.post(WS, SentBody.none()).is(405, "{'response':405,'message':'Invalid HTTP method.'}");
        assertThat(refused.header("Allow")).hasValue("GET, HEAD, OPTIONS");
        meet.client().get(WS).is(401, "{'response':401,'message':'Unauthorized'}");
    }

    private OpenSocket open(String path, Meet.User user) {
        return OpenSocket.at(Server.base(), path, user.token());
    }
}
