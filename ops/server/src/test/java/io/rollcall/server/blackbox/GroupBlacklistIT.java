// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.ALREADY_IN_LIST;
import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.GROUPS;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.server.ToldEvents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the blacklist holds in groups as it does in meetings (B-30, B-59, B-60), and that groups can be left. */
class GroupBlacklistIT {

    private static final String WS = "/v1/ws/";
    private static final String DONE = "{'response':200}";
    private static final String NO_GROUP = "{'response':404,'message':'Group not found'}";
    private static final String NOT_THERE = "{'response':'404','message':'Client not found or not online'}";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User ada = chat.signUp();
    private final Chat.User bob = chat.signUp();
    private final Chat.User cleo = chat.signUp();
    private final String name = "club " + UUID.randomUUID();

    @Test
    void b30_nobodyIsPutIntoAGroupByOneWhomTheyHaveBlocked() {
        block(cleo, ada);
        chat.as(ada).put(GROUPS, Chat.group(name, bob.email(), cleo.email())).is(201);
        chat.as(cleo).get(history()).is(404, NO_GROUP);
        chat.as(bob).get(history()).is(200);
    }

    @Test
    void b59_norAddedToOne() {
        founded(bob);
        block(cleo, ada);
        chat.as(ada).put(GROUPS, Chat.toGroup(name, cleo.email())).is(201);
        chat.as(cleo).get(history()).is(404, NO_GROUP);
    }

    /** B-60, and B-31: only the blacklist of the added user counts, and only for the member that adds. */
    @Test
    void b60_anotherMemberMayAddThem() {
        founded(bob);
        block(cleo, ada);
        block(bob, cleo);
        chat.as(bob).put(GROUPS, Chat.toGroup(name, cleo.email())).is(201);
        chat.as(cleo).get(history()).is(200);
        chat.as(ada).put(GROUPS, Chat.toGroup(name, cleo.email())).is(409, ALREADY_IN_LIST);
    }

    @Test
    void whatSomebodyWritesDoesNotReachThoseWhoHaveBlockedThem() {
        founded(bob, cleo);
        block(cleo, ada);
        try (var adas = open(ada);
                var bobs = open(bob);
                var cleos = open(cleo);
                var told = ToldEvents.at(Server.base(), "Token " + cleo.token(), null)) {
            adas.send(message("For Bob")).hears("{'response':'200','msg_id':1}");
            bobs.nextJson();
            bobs.send(message("For all")).hears("{'response':'200','msg_id':2}");
            assertThat(cleos.nextJson().get("message").asString()).isEqualTo("For all");
            assertThat(told.next().data().get("message").asLong()).isEqualTo(2);
            assertThat(told.unread()).isEmpty();
            Soon.until(SOON, () -> texts(bob).size() == 2);
            assertThat(texts(cleo)).containsExactly("For all");
            assertThat(texts(bob)).containsExactly("For Bob", "For all");
        }
    }

    /** As to one of them alone: a member that has blocked the sender is not there for them. */
    @Test
    void whereEverybodyElseHasBlockedTheSenderThereIsNobody() {
        founded(bob);
        block(bob, ada);
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.send(message("Hello?")).hears(NOT_THERE);
            unblock(bob, ada);
            adas.send(message("Hello!")).hears("{'response':'200','msg_id':1}");
            assertThat(bobs.nextJson().get("message").asString()).isEqualTo("Hello!");
        }
    }

    @Test
    void whoLeavesIsInItNoMore() {
        founded(bob, cleo);
        try (var adas = open(ada);
                var bobs = open(bob);
                var cleos = open(cleo)) {
            bobs.send(message("Goodbye")).hears("{'response':'200','msg_id':1}");
            cleos.nextJson();
            leave(bob).is(200, DONE);
            adas.nextJson();
            adas.send(message("Gone?")).hears("{'response':'200','msg_id':2}");
            cleos.nextJson();
            bobs.send(message("Still here?")).hears("{'response':'404','message':'Group not found'}");
            bobs.hasHeardNothingElse();
        }
        chat.as(bob).get(history()).is(404, NO_GROUP);
        leave(bob).is(404, NO_GROUP);
        Soon.until(SOON, () -> texts(cleo).equals(List.of("Goodbye", "Gone?")));
        chat.as(ada).put(GROUPS, Chat.toGroup(name, bob.email())).is(201);
    }

    /** What they wrote stays for the others, until they leave the system. */
    @Test
    void whatWasWrittenByOneWhoHasLeftTheGroupStillGoesWithThem() {
        founded(bob);
        try (var adas = open(ada);
                var bobs = open(bob)) {
            bobs.send(message("My secret")).hears("{'response':'200','msg_id':1}");
            adas.nextJson();
        }
        leave(bob).is(200);
        Soon.until(SOON, () -> texts(ada).equals(List.of("My secret")));
        Client.of(Server.base())
                .as(bob.token())
                .delete(Meet.ACCOUNT, SentBody.none())
                .is(204);
        Soon.until(SOON, () -> lines(ada).get(0).get("message").isNull());
    }

    @Test
    void withItsLastMemberTheGroupEndsAndTheNameIsFree() {
        founded(bob);
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.send(message("Long ago")).hears("{'response':'200','msg_id':1}");
            bobs.nextJson();
        }
        leave(ada).is(200);
        leave(bob).is(200);
        chat.as(cleo).put(GROUPS, Chat.group(name, ada.email())).is(201);
        chat.as(ada).get(history()).is(200, "{'messages':[]}");
    }

    @Test
    void whoLeavesSaysWhoTheyAreAndWhat() {
        chat.as(ada).put(GROUPS, Chat.group(name)).is(201);
        leave(bob).is(404, NO_GROUP);
        chat.as(ada).delete(GROUPS, SentBody.json("{}")).is(400, BAD_JSON);
        chat.client().delete(GROUPS, named()).is(401, UNAUTHORIZED);
        chat.bearing("0123456789abcdef").delete(GROUPS, named()).is(404, TOKEN_NOT_FOUND);
        chat.as(ada).get(history()).is(200);
    }

    /** The same of orders. */
    @Test
    void nobodyBecomesTheExecutorOfOneWhomTheyHaveBlocked() {
        block(cleo, ada);
        var client = Client.of(Server.base()).as(ada.token());
        var toCleo = "\"executor\":%d".formatted(cleo.uid());
        var order = client.post(Crm.ORDER, SentBody.json("{\"description\":\"Roof\",%s}".formatted(toCleo)))
                .is(201)
                .json();
        assertThat(order.get("executor").isNull()).isTrue();
        var id = order.get("id").asLong();
        var toBob = "{\"id\":%d,\"executor\":%d}".formatted(id, bob.uid());
        client.patch(Crm.ORDER, SentBody.json(toBob)).is(200);
        var changed = client.patch(Crm.ORDER, SentBody.json("{\"id\":%d,%s}".formatted(id, toCleo)))
                .is(200)
                .json();
        assertThat(changed.get("executor").asLong()).isEqualTo(bob.uid());
        assertThat(Client.of(Server.base())
                        .as(cleo.token())
                        .get(Crm.EXECUTOR)
                        .is(200)
                        .json())
                .isEmpty();
    }

    private void founded(Chat.User... others) {
        var emails = Arrays.stream(others).map(Chat.User::email).toArray(String[]::new);
        chat.as(ada).put(GROUPS, Chat.group(name, emails)).is(201);
    }

    private static void block(Chat.User owner, Chat.User other) {
        var body = SentBody.json("{\"user\":%d}".formatted(other.uid()));
        Client.of(Server.base()).as(owner.token()).put(Person.BLACKLIST, body).is(200);
    }

    private static void unblock(Chat.User owner, Chat.User other) {
        var body = SentBody.json("{\"user\":%d}".formatted(other.uid()));
        Client.of(Server.base())
                .as(owner.token())
                .delete(Person.BLACKLIST, body)
                .is(200);
    }

    private ReceivedAnswer leave(Chat.User user) {
        return chat.as(user).delete(GROUPS, named());
    }

    private SentBody named() {
        return Crm.json(JSON.createObjectNode().put("group", name));
    }

    private List<JsonNode> lines(Chat.User viewer) {
        return chat.as(viewer).get(history()).is(200).json().get("messages").values().stream()
                .toList();
    }

    private List<String> texts(Chat.User viewer) {
        return lines(viewer).stream()
                .map(line -> line.get("message").asString())
                .toList();
    }

    private String history() {
        return Chat.CHATS + "?group=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static OpenSocket open(Chat.User user) {
        return OpenSocket.at(Server.base(), WS, user.token());
    }

    private String message(String text) {
        return JSON.createObjectNode().put("group", name).put("message", text).toString();
    }
}
