// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Messages to the members of a group (our extension). */
class GroupMessageIT {

    private static final String WS = "/v1/ws/";
    private static final String NO_GROUP = "{'response':'404','message':'Group not found'}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User ada = chat.signUp();
    private final Chat.User bob = chat.signUp();
    private final Chat.User cleo = chat.signUp();
    private final String name = "friends " + UUID.randomUUID();

    @Test
    void everyConnectedMemberButTheSenderGetsIt() {
        var gid = founded();
        try (var adas = open(ada);
                var bobs = open(bob);
                var cleos = open(cleo)) {
            adas.send(message(name, "Hi all")).hears("{'response':'200','msg_id':1}");
            var frame = bobs.nextJson();
            assertThat(cleos.nextJson()).isEqualTo(frame);
            assertThat(frame.propertyNames())
                    .containsExactly("group", "gid", "message", "msg_id", "senderid", "sender_name", "timestamp");
            assertThat(frame.get("group").asString()).isEqualTo(name);
            assertThat(frame.get("timestamp").asString()).matches(Chat.TIME);
            assertThat(frame.get("gid").asLong()).isEqualTo(gid);
            assertThat(frame.get("message").asString()).isEqualTo("Hi all");
            assertThat(frame.get("senderid").asLong()).isEqualTo(ada.uid());
            cleos.send(message(name, "Hi")).hears("{'response':'200','msg_id':2}");
            assertThat(adas.nextJson().get("message").asString()).isEqualTo("Hi");
            bobs.nextJson();
            cleos.hasHeardNothingElse();
            adas.hasHeardNothingElse();
        }
    }

    @Test
    void whereNoOtherMemberIsConnectedThereIsNobody() {
        founded();
        try (var adas = open(ada)) {
            adas.send(message(name, "Hi")).hears("{'response':'404','message':'Client not found or not online'}");
            try (var bobs = open(bob)) {
                adas.send(message(name, "Hi")).hears("{'response':'200','msg_id':1}");
                bobs.nextJson();
            }
        }
    }

    @Test
    void onlyMembersWriteToAGroup() {
        founded();
        var stranger = chat.signUp();
        try (var strangers = open(stranger);
                var bobs = open(bob)) {
            strangers.send(message(name, "Hi")).hears(NO_GROUP);
            bobs.send(message("no such " + name, "Hi")).hears(NO_GROUP);
            bobs.send(message(" ", "Hi")).hears("{'response':'400','message':'Bad JSON'}");
            bobs.hasHeardNothingElse();
        }
    }

    private long founded() {
        return chat.as(ada)
                .put(Chat.GROUPS, Chat.group(name, bob.email(), cleo.email()))
                .is(201)
                .json()
                .get("gid")
                .asLong();
    }

    private static OpenSocket open(Chat.User user) {
        return OpenSocket.at(Server.base(), WS, user.token());
    }

    private static String message(String group, String text) {
        return JSON.createObjectNode().put("group", group).put("message", text).toString();
    }
}
