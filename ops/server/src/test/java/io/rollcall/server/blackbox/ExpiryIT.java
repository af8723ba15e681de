// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** and B-8: what ends with time. One at a time, as each moves the clock of the whole server. */
@ResourceLock(Server.CLOCK)
class ExpiryIT {

    private final Meet meet = Meet.at(Server.withItsOwnClock());

    @Test
    void a15_theLimitEndsWithItsWindow() {
        var phone = Phones.unused();
        meet.sendCodes(5, phone);
        meet.sendCode(phone).is(429);
        meet.advanceClock("PT6M");
        meet.sendCode(phone).is(201, "{'is_new':true}");
    }

    @Test
    void a22_anExpiredCodeIsInvalid() {
        var user = meet.signUp();
        var code = meet.codeFor(user.phone());
        meet.advanceClock("PT6M");
        meet.signIn(user.phone(), code).refuses("code", CODE_IS_INVALID);
        meet.signIn(user.phone(), meet.codeFor(user.phone())).is(201);
    }

    @Test
    void theClockGoesNeitherBackNorBeyondAllTimes() {
        for (var advance : new String[] {"-PT1S", "PT1000000000000H", "PT10000000000000H", "PT87673H", "P1D x"}) {
            meet.client()
                    .post("/debug/clock", SentBody.json("{\"advance\":\"%s\"}".formatted(advance)))
                    .is(400);
        }
        meet.signUp();
    }

    @Test
    void b08_aCodeLivesForFiveMinutes() {
        var user = meet.signUp();
        var inTime = meet.codeFor(user.phone());
        meet.advanceClock("PT4M");
        meet.signIn(user.phone(), inTime).is(201);
        var late = meet.codeFor(user.phone());
        meet.advanceClock("PT5M1S");
        meet.signIn(user.phone(), late).refuses("code", CODE_IS_INVALID);
    }

    /** Its code, encrypted under the number's key, cannot be read any more: that is what the outbox shows. */
    @Test
    void aNumberThatNobodyClaimsIsForgottenADayAfterItsLastCode() {
        var user = meet.signUp();
        var phone = Phones.unused();
        meet.codeFor(phone);
        meet.advanceClock("PT23H");
        meet.codeFor(phone);
        meet.advanceClock("PT23H");
        assertThat(meet.outbox(phone)).hasSize(2);
        meet.advanceClock("PT1H");
        Soon.is(
                200,
                Duration.ofSeconds(10),
                () -> meet.client().get("/debug/outbox?to=" + SentBody.escaped(phone)),
                it -> it.json().isEmpty());

        meet.signIn(user.phone(), meet.codeFor(user.phone())).is(201);
        meet.signUp(phone, meet.codeFor(phone)).is(201);
        meet.advanceClock("PT48H");
        meet.sendCode(phone).is(201, "{'is_new':false}");
    }
}
