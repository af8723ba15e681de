// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the members of a group have written to each other, read afterwards (our extension). */
class GroupHistoryIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String NO_GROUP = "{'response':404,'message':'Group not found'}";
    private static final String NOTHING = "{'messages':[]}";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User ada = chat.signUp();
    private final Chat.User bob = chat.signUp();
    private final String name = "friends & relations " + UUID.randomUUID();

    @Test
    void membersSeeTheSame() {
        founded(bob);
        write(ada, bob, "Hi");
        write(bob, ada, "Hi yourself");
        var seen = awaited(ada, "", 2);
        assertThat(texts(seen)).containsExactly("Hi", "Hi yourself");
        assertThat(seen.propertyNames()).containsExactly("messages");
        var first = seen.get("messages").get(0);
        assertThat(first.propertyNames()).containsExactly("msg_id", "senderid", "message", "timestamp");
        assertThat(first.get("timestamp").asString()).matches(Chat.TIME);
        assertThat(first.get("msg_id").asLong()).isEqualTo(1);
        assertThat(first.get("senderid").asLong()).isEqualTo(ada.uid());
        assertThat(history(bob, "")).isEqualTo(seen);
        assertThat(texts(history(bob, "&limit=1"))).containsExactly("Hi yourself");
        assertThat(texts(history(bob, "&before=2"))).containsExactly("Hi");
        chat.as(bob).get(path("&before=1")).is(200, NOTHING);
    }

    @Test
    void whoIsNoMemberLearnsOfNoGroup() {
        founded(bob);
        chat.as(ada).get(path("")).is(200, NOTHING);
        chat.as(chat.signUp()).get(path("")).is(404, NO_GROUP);
        chat.as(ada).get(Chat.CHATS + "?group=nobody%20has%20this").is(404, NO_GROUP);
        chat.client().get(path("")).is(401, Chat.UNAUTHORIZED);
    }

    @Test
    void whoJoinsLaterSeesWhatComesAfter() {
        founded(bob);
        write(ada, bob, "Among us");
        var cleo = chat.signUp();
        chat.as(bob).put(Chat.GROUPS, Chat.toGroup(name, cleo.email())).is(201);
        chat.as(cleo).get(path("")).is(200, NOTHING);
        write(bob, ada, "Hi Cleo");
        assertThat(texts(awaited(cleo, "", 2))).containsExactly("Hi Cleo");
        assertThat(texts(awaited(ada, "", 2))).containsExactly("Among us", "Hi Cleo");
        chat.as(cleo).get(path("&before=2")).is(200, NOTHING);
    }

    @Test
    void whatSomebodyHasWrittenGoesWithThem() {
        founded(bob);
        write(ada, bob, "My secret");
        write(bob, ada, "Mine too");
        awaited(bob, "", 2);
        leave(ada);
        Soon.until(
                SOON,
                () -> history(bob, "").get("messages").get(0).get("message").isNull());
        assertThat(history(bob, "").get("messages").get(1).get("message").asString())
                .isEqualTo("Mine too");
    }

    @Test
    void aGroupOfTheSameNameBeginsAnew() {
        founded(bob);
        write(ada, bob, "Long ago");
        awaited(ada, "", 1);
        leave(ada);
        leave(bob);
        var cleo = chat.signUp();
        Soon.is(201, SOON, () -> chat.as(cleo).put(Chat.GROUPS, Chat.group(name)));
        chat.as(cleo).get(path("")).is(200, NOTHING);
    }

    @Test
    void itIsEitherAUserOrAGroup() {
        for (var query : new String[] {"?group=", "?group=%20", "?group=x&user_id=7", "?group=x&before=0"}) {
            chat.as(ada).get(Chat.CHATS + query).is(400, Chat.BAD_JSON);
        }
    }

    private void founded(Chat.User... others) {
        var emails = List.of(others).stream().map(Chat.User::email).toArray(String[]::new);
        chat.as(ada).put(Chat.GROUPS, Chat.group(name, emails)).is(201);
    }

    /** Writes while somebody else of the group listens. */
    private void write(Chat.User sender, Chat.User listener, String text) {
        try (var senders = OpenSocket.at(Server.base(), "/v1/ws/", sender.token());
                var listeners = OpenSocket.at(Server.base(), "/v1/ws/", listener.token())) {
            senders.send(JSON.createObjectNode()
                    .put("group", name)
                    .put("message", text)
                    .toString());
            assertThat(senders.nextJson().get("response").asString()).isEqualTo("200");
            listeners.nextJson();
        }
    }

    private void leave(Chat.User leaver) {
        chat.client().as(leaver.token()).delete(Meet.ACCOUNT, SentBody.none()).is(204);
    }

    private JsonNode history(Chat.User viewer, String more) {
        return chat.as(viewer).get(path(more)).is(200).json();
    }

    /** The history once its last message is this one: a socket's answer does not wait for the read models. */
    private JsonNode awaited(Chat.User viewer, String more, long last) {
        return Soon.is(200, SOON, () -> chat.as(viewer).get(path(more)), answer -> {
                    var messages = answer.json().get("messages");
                    return !messages.isEmpty()
                            && messages.get(messages.size() - 1).get("msg_id").asLong() == last;
                })
                .json();
    }

    private String path(String more) {
        return Chat.CHATS + "?group=" + URLEncoder.encode(name, UTF_8) + more;
    }

    private static List<String> texts(JsonNode history) {
        return StreamSupport.stream(history.get("messages").spliterator(), false)
                .map(message -> message.get("message").asString())
                .toList();
    }
}
