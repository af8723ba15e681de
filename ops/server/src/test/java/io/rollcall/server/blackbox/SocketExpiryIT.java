// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Sockets last no longer than what they were opened with. It moves the clock of the whole server. */
@ResourceLock(Server.CLOCK)
class SocketExpiryIT {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String WS = "/v1/ws/";

    private final Meet meet = Meet.at(Server.withItsOwnClock());

    @Test
    void ofTheChatDoorFiveDays() {
        endsAfter("P5D", Chat.at(Server.withItsOwnClock()).signUp().token());
    }

    @Test
    void ofTheCrmDoorFifteenMinutes() {
        endsAfter("PT15M", Crm.at(Server.withItsOwnClock()).signUp().access());
    }

    @Test
    void ofTheReferralDoorFourteenDays() {
        var visitor = Visitor.at(Server.withItsOwnClock());
        visitor.logIn(Phones.unused());
        endsAfter("P14D", visitor.cookie().get());
    }

    private void endsAfter(String lifetime, String token) {
        try (var socket = OpenSocket.at(Server.withItsOwnClock(), WS, token);
                var lasting = OpenSocket.at(
                        Server.withItsOwnClock(), WS, meet.signUp().token())) {
            assertThat(socket.send("?").next()).contains("400");
            meet.advanceClock(lifetime);
            assertThat(socket.closedWithin(SOON)).isEqualTo(1008);
            assertThat(lasting.send("?").next()).contains("400");
        }
    }
}
