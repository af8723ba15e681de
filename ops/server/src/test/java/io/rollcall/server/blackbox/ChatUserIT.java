// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.PASSWORD;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Chat.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** D-27 to D-36, D-78, D-79: users of the chat door, and its answers to unknown callers. */
class ChatUserIT {

    private static final String WRONG_TOKEN = "0123456789abcdef";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User user = chat.signUp();

    @Test
    void d27_oneself() {
        chat.as(user).get(USERS).is(200, Chat.shown(user));
    }

    @Test
    void d28_withoutATokenNobodyIsServed() {
        chat.client().get(USERS).is(401, UNAUTHORIZED);
        chat.bearing(" ").get(USERS).is(401, UNAUTHORIZED);
        chat.client().as(user.token()).get(USERS).is(401, UNAUTHORIZED);
    }

    @Test
    void d29_aWrongTokenIsNotFound() {
        for (var token : new String[] {WRONG_TOKEN, "x", "a b", "a.b.c", user.token() + "0"}) {
            chat.bearing(token).get(USERS).is(404, TOKEN_NOT_FOUND);
        }
    }

    @Test
    void d30_theHeaderIsReadInAnyCase() {
        for (var header : new String[] {"Token", "TOKEN", "token"}) {
            chat.client().with(header, user.token()).get(USERS).is(200);
        }
    }

    @Test
    void d32_anyUserById() {
        var other = chat.signUp();
        chat.as(user).get(USERS + other.uid()).is(200, withResponse(Chat.shown(other)));
        chat.as(user).get(USERS + user.uid()).is(200, withResponse(Chat.shown(user)));
    }

    /** What somebody has not given is null. */
    @Test
    void d32_aUserOfAnotherDoorHasNeitherNameNorEmail() {
        var meet = Meet.at(Server.base());
        var other = meet.signUp();
        var shown = "{'uid':%d,'account_name':null,'email':null}".formatted(other.userId());
        chat.as(user).get(USERS + other.userId()).is(200, withResponse(shown));
        chat.bearing(other.token()).get(USERS).is(200, shown);
    }

    @Test
    void d33_nobodyHasAnUnknownId() {
        for (var id : new String[] {"0", "999999999999", "99999999999999999999"}) {
            chat.as(user).get(USERS + id).is(404, USER_NOT_FOUND);
        }
    }

    @Test
    void d34_withoutATokenNoUserIsShown() {
        chat.client().get(USERS + user.uid()).is(401, UNAUTHORIZED);
        chat.bearing(WRONG_TOKEN).get(USERS + user.uid()).is(404, TOKEN_NOT_FOUND);
        chat.bearing(WRONG_TOKEN).get(USERS + "999999999999").is(404, TOKEN_NOT_FOUND);
    }

    @Test
    void d35_thePasswordNeverAppears() {
        assertThat(chat.as(user).get(USERS).text()).doesNotContain("password", PASSWORD);
        assertThat(chat.as(user).get(USERS + user.uid()).text()).doesNotContain("password", PASSWORD);
        assertThat(chat.register(Chat.person()).text()).doesNotContain("password", PASSWORD);
    }

    @Test
    void d36_aSlashAtTheEndMakesNoDifference() {
        chat.as(user).get("/v1/users").is(200, Chat.shown(user));
        chat.as(user).get(USERS + user.uid() + "/").is(200, withResponse(Chat.shown(user)));
        chat.client().post("/v1/users", Crm.json(Chat.person())).is(201);
    }

    @Test
    void d78_anUnsupportedMethodIsRefused() {
        var answer = chat.as(user)
                .patch(USERS, SentBody.json("{}"))
                .is(405, "{'response':405,'message':'Invalid HTTP method.'}");
        assertThat(answer.header("Allow").orElse("none")).contains("GET", "POST", "PUT");
        chat.client().patch(USERS, SentBody.json("{}")).is(405);
        chat.client().get("/v1/auth/").is(405);
    }

    @Test
    void d79_anUnknownPathIsNotFound() {
        for (var path : new String[] {"/v1/nothing", "/v1/", "/v1/users/me"}) {
            var answer = chat.client().get(path).is(404).json();
            assertThat(answer.get("response").asInt()).isEqualTo(404);
            assertThat(answer.propertyNames()).containsExactlyInAnyOrder("response", "message");
        }
    }

    /** What is refused before an operation is asked speaks as the door does. */
    @Test
    void aBodyThatIsTooLargeIsRefusedInTheDoorsWords() {
        var answer = chat.client()
                .post(USERS, new SentBody(null, new byte[10 * 1024 * 1024 + 1]))
                .is(413)
                .json();
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("response", "message");
        assertThat(answer.get("response").asInt()).isEqualTo(413);
    }

    private static String withResponse(String shown) {
        return shown.replace("}", ",'response':'200'}");
    }
}
