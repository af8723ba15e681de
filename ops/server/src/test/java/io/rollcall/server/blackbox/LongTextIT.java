// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Text that takes the square of its length to compare: each door refuses it, or finds it wrong, without comparing. */
class LongTextIT {

    private static final String TWO_MARKS = "\u0301\u0316";
    private static final List<String> TEXTS =
            List.of("a" + TWO_MARKS.repeat(150_000), "a" + TWO_MARKS.repeat(16), "a".repeat(300_000));
    private static final String MARKS = "More than 30 combining marks in a row are not allowed.";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Crm crm = Crm.at(Server.base());
    private final Chat chat = Chat.at(Server.base());

    @Test
    void atALoginItIsAsWrongAsAnyOther() {
        var user = crm.signUp();
        var chatter = chat.signUp();
        var unknown = Crm.UNKNOWN;
        for (var text : TEXTS) {
            crm.logIn("email", text, Crm.PASSWORD).is(401, "detail", unknown);
            crm.logIn("number", text, Crm.PASSWORD).is(401, "detail", unknown);
            crm.logIn("email", user.email(), text).is(401, "detail", unknown);
            chat.logIn(text, Chat.PASSWORD).is(403, Chat.INCORRECT);
            chat.logIn(chatter.accountName(), text).is(403, Chat.INCORRECT);
            crm.refresh(text).is(401);
            crm.as(user)
                    .post(Crm.ACCEPT_EMAIL, Crm.json(object().put("code", text)))
                    .is(400, "detail", "Invalid code or not exist");
        }
    }

    @Test
    void asANameItIsRefusedInTheWordsOfTheDoor() {
        var zalgo = TEXTS.get(1);
        crm.register(Crm.person().put("name", zalgo)).refuses("name", MARKS);
        crm.register(Crm.person().put("email", zalgo + "@example.org")).refuses("email", MARKS);
        crm.register(Crm.person().put("address", zalgo)).refuses("address", MARKS);
        for (var text : TEXTS) {
            chat.register(Chat.person().put("account_name", text)).is(400, Chat.BAD_JSON);
            chat.register(Chat.person().put("email", text)).is(400, Chat.BAD_JSON);
        }
        var meet = Meet.at(Server.base());
        var phone = Phones.unused();
        meet.client()
                .post(
                        Meet.USERS,
                        Meet.form(phone, meet.codeFor(phone))
                                .field("name", zalgo)
                                .file("avatar", Pictures.png())
                                .body())
                .refuses("name", MARKS);
    }

    @Test
    void noGroupIsCalledSo() {
        var ada = chat.signUp();
        for (var text : TEXTS) {
            chat.as(ada).put(Chat.GROUPS, Chat.group(text)).is(400, Chat.BAD_JSON);
            chat.as(ada)
                    .put(Chat.GROUPS, Chat.group(UUID.randomUUID().toString(), text))
                    .is(400, Chat.BAD_JSON);
        }
        chat.as(ada).get(Chat.CHATS + "?group=a" + "%CC%81%CC%96".repeat(2_500)).is(404);
        try (var socket = OpenSocket.at(Server.base(), "/v1/ws/", ada.token())) {
            for (var text : List.of("a" + TWO_MARKS.repeat(15_000), TEXTS.get(1), "a".repeat(60_000))) {
                socket.send(object().put("group", text).put("message", "Hi").toString())
                        .hears("{'response':'404','message':'Group not found'}");
            }
        }
    }

    @Test
    void aFrameOfManyValuesOrLevelsIsNone() {
        var ada = chat.signUp();
        try (var socket = OpenSocket.at(Server.base(), "/v1/ws/", ada.token())) {
            for (var frame : List.of("[" + "1,".repeat(30_000) + "1]", "[".repeat(400) + "]".repeat(400))) {
                socket.send(frame).hears("{'response':'400','message':'Unable to parse JSON'}");
            }
        }
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
