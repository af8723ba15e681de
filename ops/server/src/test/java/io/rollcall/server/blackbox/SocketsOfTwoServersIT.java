// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Sender and receiver need not be connected to the same process. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock("SocketsOfTwoServersIT") // its tests in turn
class SocketsOfTwoServersIT {

    private static final String WS = "/v1/ws/";
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MESSAGES = 100;

    private static final URI HERE = Server.base();
    private static final OwnServer ANOTHER = Server.another();
    private static final URI THERE = ANOTHER.base();

    private final Chat chat = Chat.at(HERE);
    private final Chat.User ada = chat.signUp();
    private final Chat.User bob = chat.signUp();

    @AfterAll
    static void stop() {
        ANOTHER.close();
    }

    @Test
    void whatIsWrittenHereIsReadThereInItsOrder() {
        try (var adas = open(HERE, ada);
                var bobs = open(THERE, bob)) {
            for (int number = 1; number <= MESSAGES; number++) {
                adas.write(bob.uid(), "Nr " + number); // without waiting for an answer
            }
            for (int number = 1; number <= MESSAGES; number++) {
                adas.hears("{'response':'200','msg_id':%d}".formatted(number));
            }
            for (int number = 1; number <= MESSAGES; number++) {
                var frame = bobs.nextJson();
                assertThat(frame.get("msg_id").asLong()).isEqualTo(number);
                assertThat(frame.get("message").asString()).isEqualTo("Nr " + number);
                assertThat(frame.get("sender_name").asString()).isEqualTo(ada.accountName());
            }
            bobs.write(ada.uid(), "All here").hears("{'response':'200','msg_id':%d}".formatted(MESSAGES + 1));
            assertThat(adas.nextJson().get("message").asString()).isEqualTo("All here");
            bobs.hasHeardNothingElse();
        }
    }

    @Test
    void everySocketGetsItWhereverItIs() {
        try (var adas = open(HERE, ada);
                var phone = open(HERE, bob);
                var tablet = open(THERE, bob)) {
            adas.write(bob.uid(), "Hi").hears("{'response':'200','msg_id':1}");
            assertThat(phone.next()).isEqualTo(tablet.next());
        }
    }

    @Test
    void whoIsGoneThereIsGoneHere() {
        try (var adas = open(HERE, ada)) {
            try (var bobs = open(THERE, bob)) {
                adas.write(bob.uid(), "Hi").hears("{'response':'200','msg_id':1}");
                bobs.nextJson();
            }
            Soon.until(
                    SOON,
                    () -> adas.write(bob.uid(), "Gone?")
                            .nextJson()
                            .get("response")
                            .asString()
                            .equals("404"));
        }
    }

    @Test
    void aTokenThatIsRevokedHereClosesItsSocketThere() {
        try (var bobs = open(THERE, bob)) {
            chat.logOut(bob.token(), bob.uid()).is(200);
            assertThat(bobs.closedWithin(SOON)).isEqualTo(1008);
        }
        var token = chat.logInAgain(bob);
        try (var bobs = OpenSocket.at(THERE, WS, token)) {
            Meet.at(HERE)
                    .client()
                    .as(token)
                    .delete(Meet.ACCOUNT, SentBody.none())
                    .is(204);
            assertThat(bobs.closedWithin(SOON)).isEqualTo(1008);
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // only to save a start
    void aServerThatStopsSaysSoAndItsUsersAreGone() {
        try (var adas = open(HERE, ada);
                var bobs = open(THERE, bob)) {
            adas.write(bob.uid(), "Hi").hears("{'response':'200','msg_id':1}");
            bobs.nextJson();
            ANOTHER.close();
            assertThat(bobs.closedWithin(SOON)).isEqualTo(1001);
            adas.write(bob.uid(), "Gone?").hears("{'response':'404','message':'Client not found or not online'}");
        }
    }

    private static OpenSocket open(URI server, Chat.User user) {
        return OpenSocket.at(server, WS, user.token());
    }
}
