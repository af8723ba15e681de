// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.USERS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** D-31: what ends with time at the chat door. It moves the clock of the whole server. */
@ResourceLock(Server.CLOCK)
class ChatExpiryIT {

    private static final String EXPIRED = "{'response':401,'message':'Your token expired'}";

    private final Chat chat = Chat.at(Server.withItsOwnClock());
    private final Meet meet = new Meet(chat.client());
    private final Chat.User user = chat.signUp();

    @Test
    void d31_aTokenIsGoodForFiveDays() {
        meet.advanceClock("P4DT23H");
        chat.as(user).get(USERS).is(200);
        meet.advanceClock("PT1H1S");
        chat.as(user).get(USERS).is(401, EXPIRED);
        chat.logOut(user.token(), user.uid()).is(401, EXPIRED);
        meet.client().as(user.token()).get(Meet.ACCOUNT).is(401, "detail", "Invalid token.");
        chat.bearing(chat.logInAgain(user)).get(USERS).is(200);
        chat.as(user).get(USERS).is(404, Chat.TOKEN_NOT_FOUND);
    }
}
