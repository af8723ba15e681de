// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Meet.CODE_IS_INVALID;
import static io.rollcall.server.blackbox.Meet.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** B-9 to B-13: the code of debug mode. */
class DebugCodeIT {

    private static final String DEBUG_CODE = "00000";

    private final Meet meet = Meet.at(Server.base());

    @Test
    void b09_signsInWithoutASend() {
        var user = meet.signUp();
        var answer = meet.signIn(user.phone(), DEBUG_CODE);
        assertThat(Meet.user(user.phone(), answer).userId()).isEqualTo(user.userId());
    }

    @Test
    void b10_signsUpWithoutASend() {
        var phone = Phones.unused();
        var user = Meet.user(phone, meet.signUp(phone, DEBUG_CODE));
        var account = meet.as(user).get(Meet.ACCOUNT).is(200).json();
        assertThat(account.get("phone").asString()).isEqualTo(phone);
    }

    @Test
    void b11_findsNobodyAtAnUnregisteredNumber() {
        meet.signIn(Phones.unused(), DEBUG_CODE).is(404, "{'detail':'Not found.'}");
    }

    @Test
    void b12_isAcceptedOverTheLimit() {
        var user = meet.signUp();
        meet.sendCodes(5, user.phone());
        meet.sendCode(user.phone()).is(429, THROTTLED);
        meet.signIn(user.phone(), DEBUG_CODE).is(201);
    }

    /** Without debug mode there is no outbox, so that only the wrong code can be shown: refused, and counted. */
    @Test
    void b13_isAnOrdinaryWrongCodeWithoutDebugMode() {
        var production = Meet.at(Server.withoutDebug());
        var phone = Phones.unused();
        production.signIn(phone, DEBUG_CODE).refuses("code", CODE_IS_INVALID);
        production.signUp(phone, DEBUG_CODE).refuses("code", CODE_IS_INVALID);
        var asked = Phones.unused();
        production.sendCode(asked).is(201);
        for (var i = 0; i < 4; i++) {
            production.signIn(asked, DEBUG_CODE).refuses("code", CODE_IS_INVALID);
        }
        production.signIn(asked, DEBUG_CODE).is(429, THROTTLED);
        production.client().get("/debug/outbox?to=" + SentBody.escaped(asked)).is(404);
    }
}
