// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** G-29 at the chat door: every door's credentials are good at every other. */
class ChatCredentialsIT {

    private final Chat chat = Chat.at(Server.base());
    private final Meet meet = Meet.at(Server.base());

    @Test
    void g29_aTokenOfTheMeetDoorOpensTheChatDoor() {
        var user = meet.signUp();
        assertThat(uid(user.token())).isEqualTo(user.userId());
    }

    @Test
    void g29_anAccessTokenOfTheCrmDoorOpensTheChatDoor() {
        var crm = Crm.at(Server.base());
        var user = crm.signUp();
        assertThat(uid(user.access())).isEqualTo(crm.profile(user).get("id").asLong());
        chat.bearing(user.refresh()).get(USERS).is(404, TOKEN_NOT_FOUND);
    }

    @Test
    void g29_aSessionOfTheReferralDoorOpensTheChatDoor() {
        var visitor = Visitor.at(Server.base());
        visitor.logIn(Phones.unused());
        assertThat(uid(visitor.cookie().get())).isPositive();
    }

    @Test
    void g29_aTokenOfTheChatDoorOpensTheOthers() {
        var user = chat.signUp();
        var account = chat.client().as(user.token()).get(Meet.ACCOUNT).is(200).json();
        assertThat(account.get("id").asLong()).isEqualTo(user.uid());
        assertThat(account.get("name").isNull()).isTrue();
        var profile = Crm.at(Server.base())
                .bearing(user.token())
                .get(Crm.USER)
                .is(200)
                .json();
        assertThat(profile.get("id").asLong()).isEqualTo(user.uid());
        assertThat(profile.get("email").isNull()).isTrue();
    }

    @Test
    void g29_aNewTokenEndsThoseOfItsOwnDoorOnly() {
        var user = meet.signUp();
        meet.signInAgain(user);
        chat.bearing(user.token()).get(USERS).is(404, TOKEN_NOT_FOUND);
    }

    private long uid(String credential) {
        return chat.bearing(credential).get(USERS).is(200).json().get("uid").asLong();
    }
}
