// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.CONTACTS;
import static io.rollcall.server.blackbox.Chat.GROUPS;
import static io.rollcall.server.blackbox.Chat.PASSWORD;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Chat.USER_DOES_NOT_EXIST;
import static io.rollcall.server.blackbox.Chat.USER_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.contact;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deleting the account at any door deletes the user everywhere: what the chat door forgets. */
class ChatLeavingIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User user = chat.signUp();
    private final Chat.User friend = chat.signUp();
    private final String group = "friends " + UUID.randomUUID();

    @Test
    void whoLeavesByTheMeetDoorCannotComeBackByTheChatDoor() {
        leave(user);
        chat.as(user).get(USERS).is(404, TOKEN_NOT_FOUND);
        chat.logIn(user.accountName(), PASSWORD).is(403, Chat.INCORRECT);
        chat.as(friend).get(USERS + user.uid()).is(404, USER_NOT_FOUND);
    }

    @Test
    void whoLeavesByTheCrmDoorCannotComeBackEither() {
        Crm.at(Server.base())
                .bearing(user.token())
                .delete(Crm.USER, SentBody.none())
                .is(200);
        chat.as(user).get(USERS).is(404, TOKEN_NOT_FOUND);
        chat.logIn(user.accountName(), PASSWORD).is(403, Chat.INCORRECT);
    }

    @Test
    void nameAndEmailCanBeRegisteredAgainAtOnce() {
        leave(user);
        var again = chat.signUp(
                Chat.person().put("account_name", user.accountName()).put("email", user.email()));
        assertThat(again.uid()).isNotEqualTo(user.uid());
        chat.as(again).get(CONTACTS).is(200, "[]");
    }

    @Test
    void whoHasLeftIsInNobodysList() {
        chat.as(friend).post(CONTACTS, contact(user.email())).is(201);
        leave(user);
        chat.as(friend).get(CONTACTS).is(200, "[]");
        chat.as(friend).delete(CONTACTS, contact(user.email())).is(404);
        chat.as(friend).post(CONTACTS, contact(user.email())).is(404, USER_DOES_NOT_EXIST);
        chat.as(friend)
                .put(Chat.CHATS, SentBody.json("{\"user_id\":%d,\"msg_id\":1}".formatted(user.uid())))
                .is(404, USER_NOT_FOUND);
    }

    @Test
    void aGroupStaysUntilItsLastMemberHasLeft() {
        chat.as(user).put(GROUPS, Chat.group(group, friend.email())).is(201);
        leave(user);
        chat.as(friend).put(GROUPS, Chat.group(group)).is(409);
        leave(friend);
        var third = chat.as(chat.signUp());
        Soon.is(201, SOON, () -> third.put(GROUPS, Chat.group(group)));
        third.put(GROUPS, Chat.group(group)).is(409);
    }

    @Test
    void whoComesAgainIsInNoneOfTheirFormerGroups() {
        chat.as(friend).put(GROUPS, Chat.group(group, user.email())).is(201);
        leave(user);
        var again = chat.signUp(Chat.person().put("email", user.email()));
        chat.as(friend).put(GROUPS, Chat.toGroup(group, again.email())).is(201);
    }

    @Test
    void aPhoneUserTakesListAndGroupsAlong() {
        var meet = Meet.at(Server.base());
        var other = meet.signUp();
        var client = chat.bearing(other.token());
        client.post(CONTACTS, contact(friend.email())).is(201);
        client.put(GROUPS, Chat.group(group)).is(201);
        meet.as(other).delete(Meet.ACCOUNT, SentBody.none()).is(204);
        Soon.is(201, SOON, () -> chat.as(friend).put(GROUPS, Chat.group(group)));
    }

    private void leave(Chat.User leaver) {
        chat.client().as(leaver.token()).delete(Meet.ACCOUNT, SentBody.none()).is(204);
    }
}
