// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Visitor.LOGGED_IN;
import static io.rollcall.server.blackbox.Visitor.NOBODY;
import static io.rollcall.server.blackbox.Visitor.NO_CODE;
import static io.rollcall.server.blackbox.Visitor.PROFILE;
import static io.rollcall.server.blackbox.Visitor.WRONG_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How long the referral door knows its callers (13.19). */
@ResourceLock(Server.CLOCK)
class SessionIT {

    private final Meet clock = Meet.at(Server.withItsOwnClock());
    private final Visitor anna = Visitor.at(Server.withItsOwnClock());

    @Test
    void aSessionLastsForFourteenDays() {
        anna.logIn(Phones.unused());
        clock.advanceClock("P13DT23H");
        anna.get(PROFILE).is(200);
        clock.advanceClock("PT1H");
        anna.get(PROFILE).is(401, NOBODY);
    }

    @Test
    void anExpiredSessionIsWorthNothingAtAnyDoorNorAfterAnotherLogin() {
        var phone = Phones.unused();
        anna.logIn(phone);
        var code = anna.inviteCode();
        var expired = anna.cookie().get();
        clock.advanceClock("P14D");
        isWorthNothing(expired);
        var elsewhere = Visitor.at(Server.withItsOwnClock());
        elsewhere.logIn(phone);
        assertThat(elsewhere.inviteCode()).isEqualTo(code);
        isWorthNothing(expired);
    }

    private void isWorthNothing(String session) {
        anna.get(PROFILE).is(401, NOBODY);
        clock.client().as(session).get(PROFILE).is(401, "detail", "Invalid token.");
        clock.client().as(session).get(Meet.ACCOUNT).is(401, "detail", "Invalid token.");
        Crm.notValid(clock.client().as(session).get(Crm.USER), "Token is invalid or expired");
    }

    @Test
    void anExpiredSessionIsReplacedAndItsCodeIsNotFound() {
        var code = anna.codeFor(Phones.unused());
        var before = anna.cookie().get();
        clock.advanceClock("P14D");
        anna.enterCode(code).is(400, NO_CODE);
        anna.enterCode(anna.codeFor(Phones.unused())).is(200, LOGGED_IN);
        assertThat(anna.cookie().get()).isNotEqualTo(before);
    }

    @Test
    void aCodeLivesForFiveMinutesHereToo() {
        var phone = Phones.unused();
        var code = anna.codeFor(phone);
        clock.advanceClock("PT5M");
        anna.enterCode(code).is(401, WRONG_CODE);
        anna.logIn(phone);
    }

    @Test
    void sessionsAndWhatTheyWaitForSurviveARestart() {
        var parts = Parts.unused();
        Visitor in;
        Visitor waiting;
        String code;
        try (var server = OwnServer.start(parts)) {
            in = Visitor.at(server.base());
            in.logIn(Phones.unused());
            waiting = Visitor.at(server.base());
            code = waiting.codeFor(Phones.unused());
        }
        try (var server = OwnServer.start(parts, true, withHttps())) {
            Soon.is(200, Duration.ofSeconds(20), () -> Client.of(server.base()).get("/actuator/health/readiness"));
            var back = new Visitor(Client.of(server.base()), in.cookie());
            assertThat(back.inviteCode()).hasSize(6);
            var cookie = new Visitor(Client.of(server.base()), waiting.cookie())
                    .enterCode(code)
                    .is(200, LOGGED_IN)
                    .header("Set-Cookie");
            assertThat(cookie.orElseThrow().split("; ")).contains("Secure", "HttpOnly");
        }
    }

    private static String[] withHttps() {
        return new String[] {
            OwnServer.WITHOUT_STREAM[0],
            OwnServer.WITHOUT_STREAM[1],
            "--rollcall.http.public-url=https://api.example.org"
        };
    }
}
