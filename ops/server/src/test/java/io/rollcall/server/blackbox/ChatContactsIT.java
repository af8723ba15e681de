// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.ALREADY_IN_LIST;
import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.CONTACTS;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Chat.USER_DOES_NOT_EXIST;
import static io.rollcall.server.blackbox.Chat.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** D-37 to D-51: the contact lists of the chat door. */
class ChatContactsIT {

    private static final String UNKNOWN = "nobody@nowhere";
    private static final String WRONG_TOKEN = "0123456789abcdef";
    private static final String CREATED = "{'response':201}";
    private static final String DELETED = "{'response':200,'message':'Deleted contacts 1'}";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User user = chat.signUp();
    private final Chat.User friend = chat.signUp();
    private final Client client = chat.as(user);

    @Test
    void d37_puttingAContactTellsWhoTheyAre() {
        client.put(USERS, contact(friend.email())).is(201, uidOf(friend));
        lists(user, friend);
    }

    @Test
    void d37_anAddressIsComparedInAnyCase() {
        client.put(USERS, contact(friend.email().toUpperCase(Locale.ROOT))).is(201, uidOf(friend));
    }

    @Test
    void d38_nobodyIsPutUnderAnUnknownAddress() {
        client.put(USERS, contact(UNKNOWN)).is(404, USER_DOES_NOT_EXIST);
        lists(user);
    }

    @Test
    void d39_puttingAContactAgainChangesNothing() {
        client.put(USERS, contact(friend.email())).is(201, uidOf(friend));
        client.put(USERS, contact(friend.email())).is(201, uidOf(friend));
        lists(user, friend);
    }

    @Test
    void d40_postingAContact() {
        client.post(CONTACTS, contact(friend.email())).is(201, CREATED);
        lists(user, friend);
    }

    @Test
    void d41_nobodyIsPostedUnderAnUnknownAddress() {
        client.post(CONTACTS, contact(UNKNOWN)).is(404, USER_DOES_NOT_EXIST);
        lists(user);
    }

    @Test
    void d42_nobodyIsPostedTwice() {
        client.post(CONTACTS, contact(friend.email())).is(201);
        client.post(CONTACTS, contact(friend.email())).is(409, ALREADY_IN_LIST);
        lists(user, friend);
    }

    @Test
    void d43_bothWaysLeadToOneList() {
        client.put(USERS, contact(friend.email())).is(201);
        client.post(CONTACTS, contact(friend.email())).is(409, ALREADY_IN_LIST);
        lists(user, friend);
    }

    @Test
    void d44_theContactIsNeeded() {
        for (var body :
                new SentBody[] {SentBody.none(), SentBody.json("{}"), SentBody.json("{\"contact\":7}"), contact(" ")}) {
            client.put(USERS, body).is(400, BAD_JSON);
            client.post(CONTACTS, body).is(400, BAD_JSON);
        }
        client.post(CONTACTS, SentBody.json("{")).is(400, BAD_JSON);
    }

    @Test
    void d45_deletingAContact() {
        client.post(CONTACTS, contact(friend.email())).is(201);
        client.delete(CONTACTS, contact(friend.email())).is(200, DELETED);
        lists(user);
    }

    @Test
    void d46_nobodyIsDeletedWhoIsNotInTheList() {
        client.delete(CONTACTS, contact(friend.email())).is(404, "{'response':404}");
        client.delete(CONTACTS, contact(UNKNOWN)).is(404, "{'response':404}");
    }

    @Test
    void d47_whomToDeleteMustBeSaid() {
        for (var body : new SentBody[] {
            SentBody.none(), SentBody.json("{}"), SentBody.json("[]"), SentBody.json("{"), contact("")
        }) {
            client.delete(CONTACTS, body).is(400, "{'response':400}");
        }
    }

    @Test
    void d48_whoWasDeletedCanBeAddedAgain() {
        client.post(CONTACTS, contact(friend.email())).is(201);
        client.delete(CONTACTS, contact(friend.email())).is(200);
        client.delete(CONTACTS, contact(friend.email())).is(404);
        client.post(CONTACTS, contact(friend.email())).is(201, CREATED);
        lists(user, friend);
    }

    @Test
    void d49_theListIsInTheOrderOfAdding() {
        lists(user);
        var second = chat.signUp();
        var third = chat.signUp();
        client.post(CONTACTS, contact(third.email())).is(201);
        client.put(USERS, contact(friend.email())).is(201);
        client.post(CONTACTS, contact(second.email())).is(201);
        lists(user, third, friend, second);
    }

    @Test
    void d50_aListIsItsOwnersAlone() {
        client.post(CONTACTS, contact(friend.email())).is(201);
        lists(friend);
        chat.as(friend).post(CONTACTS, contact(user.email())).is(201);
        lists(friend, user);
        lists(user, friend);
    }

    @Test
    void d50_aUserOfAnotherDoorHasAListToo() {
        var other = chat.bearing(Meet.at(Server.base()).signUp().token());
        other.post(CONTACTS, contact(friend.email())).is(201);
        other.get(CONTACTS).is(200, "[" + Chat.shown(friend) + "]");
    }

    @Test
    void d51_withoutATokenThereAreNoContacts() {
        for (var body : new SentBody[] {contact(friend.email()), SentBody.none()}) {
            refused(chat.client(), body, 401, UNAUTHORIZED);
            refused(chat.bearing(WRONG_TOKEN), body, 404, TOKEN_NOT_FOUND);
        }
    }

    private static void refused(Client client, SentBody body, int status, String answer) {
        client.put(USERS, body).is(status, answer);
        client.post(CONTACTS, body).is(status, answer);
        client.delete(CONTACTS, body).is(status, answer);
        client.get(CONTACTS).is(status, answer);
    }

    private void lists(Chat.User owner, Chat.User... contacts) {
        var shown = Arrays.stream(contacts).map(Chat::shown).collect(Collectors.joining(",", "[", "]"));
        chat.as(owner).get(CONTACTS).is(200, shown);
    }

    private static String uidOf(Chat.User contact) {
        return "{'response':201,'contact_uid':%d}".formatted(contact.uid());
    }
}
