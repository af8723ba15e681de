// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.CHATS;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static io.rollcall.server.blackbox.Chat.USER_NOT_FOUND;

import org.junit.jupiter.api.Test;

/** D-52 to D-55: how far somebody has read. */
class ChatReadMarksIT {

    private static final String DONE = "{'response':200}";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User writer = chat.signUp();
    private final Client reader = chat.as(chat.signUp());

    @Test
    void d52_marking() {
        reader.put(CHATS, mark(writer.uid(), "1")).is(200, DONE);
        reader.put(CHATS + "/", mark(writer.uid(), "\"2\"")).is(200, DONE);
    }

    @Test
    void d53_repeatingChangesNothing() {
        for (var message : new String[] {"999999999999", "999999999999", "5"}) {
            reader.put(CHATS, mark(writer.uid(), message)).is(200, DONE);
        }
    }

    @Test
    void d54_theWriterMustBeThere() {
        reader.put(CHATS, mark(999_999_999_999L, "1")).is(404, USER_NOT_FOUND);
        reader.put(CHATS, mark(0, "1")).is(404, USER_NOT_FOUND);
    }

    @Test
    void d54_bothFieldsAreNeeded() {
        for (var body : new String[] {
            "{}",
            "{\"user_id\":1}",
            "{\"msg_id\":1}",
            "[]",
            "{",
            "{\"user_id\":1,\"msg_id\":-1}",
            "{\"user_id\":1,\"msg_id\":1.5}",
            "{\"user_id\":1,\"msg_id\":99999999999999999999}"
        }) {
            reader.put(CHATS, SentBody.json(body)).is(400, BAD_JSON);
        }
    }

    @Test
    void d55_withoutATokenNothingIsMarked() {
        chat.client().put(CHATS, mark(writer.uid(), "1")).is(401, UNAUTHORIZED);
        chat.bearing("0123456789abcdef").put(CHATS, mark(writer.uid(), "1")).is(404, TOKEN_NOT_FOUND);
    }

    private static SentBody mark(long writer, String message) {
        return SentBody.json("{\"user_id\":%d,\"msg_id\":%s}".formatted(writer, message));
    }
}
