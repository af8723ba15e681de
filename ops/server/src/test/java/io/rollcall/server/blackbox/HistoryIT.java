// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What two have written to each other, read afterwards (our extension). */
class HistoryIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String WS = "/v1/ws/";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User ada = chat.signUp();
    private final Chat.User bob = chat.signUp();

    @Test
    void bothSeeTheSame() {
        JsonNode told;
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.write(bob.uid(), "Hi").nextJson();
            told = bobs.nextJson().get("timestamp");
            bobs.write(ada.uid(), "Hi yourself").nextJson();
        }
        var seen = awaited(ada, bob, "", 2);
        assertThat(told.asString()).matches(Chat.TIME);
        assertThat(seen.get("messages").get(0).get("timestamp")).isEqualTo(told);
        assertThat(texts(seen)).containsExactly("Hi", "Hi yourself");
        assertThat(seen.get("messages").get(0).propertyNames())
                .containsExactly("msg_id", "senderid", "message", "timestamp", "read");
        assertThat(seen.get("messages").get(0).get("senderid").asLong()).isEqualTo(ada.uid());
        assertThat(seen.get("read_up_to").asLong()).isZero();
        assertThat(history(bob, ada, "")).isEqualTo(seen);
    }

    @Test
    void theNewestComeFirstAndThenThoseBefore() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            for (int number = 1; number <= 60; number++) {
                adas.write(bob.uid(), "Nr " + number).hears("{'response':'200','msg_id':%d}".formatted(number));
                assertThat(bobs.nextJson().get("message").asString()).isEqualTo("Nr " + number);
            }
        }
        assertThat(texts(awaited(bob, ada, "&limit=1", 60))).containsExactly("Nr 60");
        assertThat(texts(history(bob, ada, ""))).isEqualTo(numbered(11, 60));
        assertThat(texts(history(bob, ada, "&limit=1000"))).isEqualTo(numbered(11, 60));
        assertThat(texts(history(bob, ada, "&before=11"))).isEqualTo(numbered(1, 10));
        assertThat(texts(history(bob, ada, "&before=56&limit=10"))).isEqualTo(numbered(46, 55));
        assertThat(texts(history(bob, ada, "&before=1"))).isEmpty();
        assertThat(texts(history(bob, ada, "&before=500&limit=3"))).isEqualTo(numbered(58, 60));
    }

    @Test
    void whoHasWrittenToNobodySeesNothing() {
        chat.as(ada).get(path(bob, "")).is(200, "{'messages':[],'read_up_to':0}");
        chat.as(ada).get("/v1/chats?user_id=999999999999").is(200, "{'messages':[],'read_up_to':0}");
    }

    @Test
    void itSaysWhatHasBeenRead() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            for (int number = 1; number <= 3; number++) {
                adas.write(bob.uid(), "Nr " + number).nextJson();
                bobs.nextJson();
            }
        }
        awaited(ada, bob, "", 3);
        chat.as(bob)
                .put(Chat.CHATS, SentBody.json("{\"user_id\":%d,\"msg_id\":2}".formatted(ada.uid())))
                .is(200);
        assertThat(history(bob, ada, "").get("read_up_to").asLong()).isEqualTo(2);
        var seen = history(ada, bob, "");
        assertThat(seen.get("read_up_to").asLong()).isZero();
        assertThat(seen.get("messages").findValuesAsString("read")).containsExactly("true", "true", "false");
    }

    @Test
    void othersDoNotSeeIt() {
        var cleo = chat.signUp();
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.write(bob.uid(), "For you").nextJson();
            bobs.nextJson();
        }
        awaited(ada, bob, "", 1);
        chat.as(cleo).get(path(bob, "")).is(200, "{'messages':[],'read_up_to':0}");
        chat.client().get(path(bob, "")).is(401, Chat.UNAUTHORIZED);
        chat.bearing("0123456789abcdef").get(path(bob, "")).is(404, Chat.TOKEN_NOT_FOUND);
    }

    @Test
    void numbersAreNumbers() {
        for (var query : new String[] {
            "", "?user_id=", "?user_id=0", "?user_id=bob", "?user_id=-1", "?user_id=7&before=0", "?user_id=7&limit=x"
        }) {
            chat.as(ada).get(Chat.CHATS + query).is(400, Chat.BAD_JSON);
        }
    }

    @Test
    void whatSomebodyHasWrittenGoesWithThem() {
        try (var adas = open(ada);
                var bobs = open(bob)) {
            adas.write(bob.uid(), "My secret").nextJson();
            bobs.nextJson();
            bobs.write(ada.uid(), "Mine too").nextJson();
        }
        awaited(bob, ada, "", 2);
        Meet.at(Server.base())
                .client()
                .as(ada.token())
                .delete(Meet.ACCOUNT, SentBody.none())
                .is(204);
        Soon.until(
                SOON,
                () -> history(bob, ada, "")
                        .get("messages")
                        .get(0)
                        .get("message")
                        .isNull());
        var left = history(bob, ada, "");
        assertThat(left.get("messages").get(1).get("message").asString()).isEqualTo("Mine too");
        try (var bobs = open(bob)) {
            bobs.write(ada.uid(), "Still there?")
                    .hears("{'response':'404','message':'Client not found or not online'}");
        }
    }

    private OpenSocket open(Chat.User user) {
        return OpenSocket.at(Server.base(), WS, user.token());
    }

    private JsonNode history(Chat.User viewer, Chat.User partner, String more) {
        return chat.as(viewer).get(path(partner, more)).is(200).json();
    }

    /** The history once its last message is this one: a socket's answer does not wait for the read models. */
    private JsonNode awaited(Chat.User viewer, Chat.User partner, String more, long last) {
        return Soon.is(200, SOON, () -> chat.as(viewer).get(path(partner, more)), answer -> {
                    var messages = answer.json().get("messages");
                    return !messages.isEmpty()
                            && messages.get(messages.size() - 1).get("msg_id").asLong() == last;
                })
                .json();
    }

    private static String path(Chat.User partner, String more) {
        return Chat.CHATS + "?user_id=" + partner.uid() + more;
    }

    private static List<String> texts(JsonNode history) {
        return StreamSupport.stream(history.get("messages").spliterator(), false)
                .map(message -> message.get("message").asString())
                .toList();
    }

    private static List<String> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "Nr " + number)
                .toList();
    }
}
