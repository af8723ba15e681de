// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.ALREADY_IN_LIST;
import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.CONFLICT;
import static io.rollcall.server.blackbox.Chat.GROUPS;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static io.rollcall.server.blackbox.Chat.USER_DOES_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-56 to D-62: groups. */
class ChatGroupsIT {

    private static final String UNKNOWN = "nobody@nowhere";
    private static final String CREATED = "{'response':201}";
    private static final String GROUP_NOT_FOUND = "{'response':404,'message':'Group not found'}";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User founder = chat.signUp();
    private final Chat.User friend = chat.signUp();
    private final Client client = chat.as(founder);
    private final String name = "friends " + UUID.randomUUID();

    @Test
    void d56_foundingAGroupTellsItsId() {
        var answer =
                client.put(GROUPS, Chat.group(name, friend.email())).is(201).json();
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("response", "gid");
        assertThat(answer.get("response").asInt()).isEqualTo(201);
        assertThat(answer.get("gid").asLong()).isPositive();
        client.put(GROUPS, Chat.toGroup(name, friend.email())).is(409, ALREADY_IN_LIST);
    }

    @Test
    void d57_aNameIsUnique() {
        client.put(GROUPS, Chat.group(name)).is(201);
        client.put(GROUPS, Chat.group(name)).is(409, CONFLICT);
        chat.as(friend).put(GROUPS, Chat.group(name)).is(409, CONFLICT);
    }

    @Test
    void d57_ofThoseWhoWantANameAtOnceOneGetsIt() {
        var statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> client.put(GROUPS, Chat.group(name)).status())
                .toList();
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void d58_anUnknownAddressMakesNoGroup() {
        client.put(GROUPS, Chat.group(name, friend.email(), UNKNOWN)).is(404, USER_DOES_NOT_EXIST);
        chat.as(friend).put(GROUPS, Chat.toGroup(name, founder.email())).is(404, GROUP_NOT_FOUND);
        client.put(GROUPS, Chat.group(name)).is(201);
    }

    @Test
    void d59_theNameIsNeededTheContactsAreNot() {
        for (var body : new String[] {
            "{}",
            "{\"contacts\":[]}",
            "{\"group\":\" \"}",
            "{\"group\":7}",
            "{\"group\":\"x\",\"contacts\":\"y\"}",
            "{\"group\":\"x\",\"contacts\":[7]}",
            "[]",
            "{"
        }) {
            client.put(GROUPS, SentBody.json(body)).is(400, BAD_JSON);
        }
        client.put(GROUPS, SentBody.json("{\"group\":\"%s\"}".formatted(name))).is(201);
        client.put(GROUPS, SentBody.json("{\"group\":\"%s 2\",\"contacts\":[]}".formatted(name)))
                .is(201);
    }

    @Test
    void d60_theFounderIsAMember() {
        client.put(GROUPS, Chat.group(name)).is(201);
        client.put(GROUPS, Chat.toGroup(name, founder.email())).is(409, ALREADY_IN_LIST);
    }

    @Test
    void d60_theFoundersOwnAddressMakesNoDifference() {
        client.put(GROUPS, Chat.group(name, founder.email(), friend.email(), friend.email()))
                .is(201);
        chat.as(friend).put(GROUPS, Chat.toGroup(name, founder.email())).is(409, ALREADY_IN_LIST);
    }

    @Test
    void d61_addingAMember() {
        client.put(GROUPS, Chat.group(name)).is(201);
        client.put(GROUPS, Chat.toGroup(name, friend.email())).is(201, CREATED);
        client.put(GROUPS, Chat.toGroup(name, friend.email())).is(409, ALREADY_IN_LIST);
        var third = chat.signUp();
        chat.as(friend).put("/v1/groups/", Chat.toGroup(name, third.email())).is(201, CREATED);
    }

    @Test
    void d61_groupAndMemberMustBeThere() {
        client.put(GROUPS, Chat.toGroup(name, friend.email())).is(404, GROUP_NOT_FOUND);
        client.put(GROUPS, Chat.group(name)).is(201);
        client.put(GROUPS, Chat.toGroup(name, UNKNOWN)).is(404, USER_DOES_NOT_EXIST);
        client.put(GROUPS, Chat.toGroup(name, " ")).is(400, BAD_JSON);
    }

    /** A user that is not in a group neither fills it nor learns of it. */
    @Test
    void d61_onlyAMemberAddsOthers() {
        client.put(GROUPS, Chat.group(name)).is(201);
        chat.as(friend).put(GROUPS, Chat.toGroup(name, friend.email())).is(404, GROUP_NOT_FOUND);
    }

    @Test
    void d62_withoutATokenThereAreNoGroups() {
        for (var body : new SentBody[] {Chat.group(name), Chat.toGroup(name, friend.email()), SentBody.none()}) {
            chat.client().put(GROUPS, body).is(401, UNAUTHORIZED);
            chat.bearing("0123456789abcdef").put(GROUPS, body).is(404, TOKEN_NOT_FOUND);
        }
    }
}
