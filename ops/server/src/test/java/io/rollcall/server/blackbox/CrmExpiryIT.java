// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Crm.ACCEPT_EMAIL;
import static io.rollcall.server.blackbox.Crm.USER;
import static io.rollcall.server.blackbox.Crm.VERIFY_EMAIL;
import static io.rollcall.server.blackbox.Crm.notValid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** C-39: what ends with time at the crm door. One at a time, as each moves the clock of the whole server. */
@ResourceLock(Server.CLOCK)
class CrmExpiryIT {

    private final Crm crm = Crm.at(Server.withItsOwnClock());
    private final Meet meet = new Meet(crm.client());
    private final Crm.User user = crm.signUp();

    @Test
    void c39_anExpiredAccessTokenIsNotValid() {
        meet.advanceClock("PT14M");
        crm.as(user).get(USER).is(200);
        meet.advanceClock("PT1M1S");
        notValid(crm.as(user).get(USER), "Token is invalid or expired");
        crm.as(user).get(Meet.ACCOUNT).is(401, "detail", Crm.NOT_PROVIDED);
        var access = crm.refresh(user.refresh()).is(200).json().get("access").asString();
        crm.bearing(access).get(USER).is(200);
    }

    @Test
    void c29_anExpiredRefreshTokenIsNotValid() {
        meet.advanceClock("P29DT23H");
        crm.refresh(user.refresh()).is(200);
        meet.advanceClock("PT1H1S");
        crm.refresh(user.refresh()).is(401, "{'detail':'Token is invalid or expired','code':'token_not_valid'}");
    }

    @Test
    void c69_anExpiredCodeConfirmsNothing() {
        crm.as(user).post(VERIFY_EMAIL, SentBody.none()).is(200);
        var code = meet.outboxCode(user.email());
        meet.advanceClock("PT1H");
        var access = crm.refresh(user.refresh()).is(200).json().get("access").asString();
        crm.bearing(access)
                .post(ACCEPT_EMAIL, SentBody.json("{\"code\":%s}".formatted(code)))
                .is(400, "detail", "Invalid code or not exist");
    }
}
