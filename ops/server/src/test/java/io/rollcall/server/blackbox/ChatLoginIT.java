// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.AUTH;
import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.INCORRECT;
import static io.rollcall.server.blackbox.Chat.PASSWORD;
import static io.rollcall.server.blackbox.Chat.TOKEN_NOT_FOUND;
import static io.rollcall.server.blackbox.Chat.UNAUTHORIZED;
import static io.rollcall.server.blackbox.Chat.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-15 to D-26: coming in at the chat door, and going out. */
class ChatLoginIT {

    private static final String WRONG_TOKEN = "0123456789abcdef";

    private final Chat chat = Chat.at(Server.base());
    private final Chat.User user = chat.signUp();

    @Test
    void d15_rightCredentialsGiveATokenAndNothingElse() {
        var answer = chat.logIn(user.accountName(), PASSWORD).is(200).json();
        assertThat(answer.propertyNames()).containsExactly("token");
        chat.bearing(answer.get("token").asString()).get(USERS).is(200, Chat.shown(user));
    }

    @Test
    void d16_aWrongPasswordIsRefused() {
        chat.logIn(user.accountName(), PASSWORD + " ").is(403, INCORRECT);
        chat.as(user).get(USERS).is(200);
    }

    @Test
    void d17_anUnknownNameIsRefusedLikeAWrongPassword() {
        chat.logIn("nobody " + user.accountName(), PASSWORD).is(403, INCORRECT);
        chat.logIn(user.email(), PASSWORD).is(403, INCORRECT);
    }

    @Test
    void d18_nameAndPasswordAreNeeded() {
        chat.client()
                .put(AUTH, SentBody.json("{\"account_name\":\"%s\"}".formatted(user.accountName())))
                .is(400, BAD_JSON);
        chat.client().put(AUTH, SentBody.json("{\"password\":\"secret\"}")).is(400, BAD_JSON);
        chat.logIn("", PASSWORD).is(400, BAD_JSON);
    }

    @Test
    void d19_loggingInAgainEndsTheEarlierToken() {
        var second = chat.logInAgain(user);
        chat.as(user).get(USERS).is(404, TOKEN_NOT_FOUND);
        var third = chat.logInAgain(user);
        assertThat(third).isNotEqualTo(second).matches("[0-9a-f]{16}");
        chat.bearing(second).get(USERS).is(404, TOKEN_NOT_FOUND);
        chat.bearing(third).get(USERS).is(200);
    }

    @Test
    void d19_ofLoginsAtOnceOneTokenIsLeft() {
        var tokens = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> chat.logInAgain(user))
                .toList();
        assertThat(tokens.stream().map(token -> chat.bearing(token).get(USERS).status()))
                .containsOnly(200, 404)
                .containsOnlyOnce(200);
    }

    @Test
    void d20_loggingOut() {
        chat.logOut(user.token(), user.uid()).is(200, "{'response':200}");
    }

    @Test
    void d21_afterwardsTheTokenIsNobodys() {
        chat.logOut(user.token(), user.uid()).is(200);
        chat.as(user).get(USERS).is(404, TOKEN_NOT_FOUND);
        chat.logOut(user.token(), user.uid()).is(404, TOKEN_NOT_FOUND);
    }

    @Test
    void d22_bodyAndNotSlashTellsLoginFromLogout() {
        chat.client()
                .put("/v1/auth", Chat.logInForm(user.accountName(), PASSWORD))
                .is(200);
        var token = chat.bearing(WRONG_TOKEN)
                .put("/v1/auth/", Chat.logInForm(user.accountName(), PASSWORD))
                .is(200)
                .json()
                .get("token")
                .asString();
        for (var path : new String[] {"/v1/auth", "/v1/auth/"}) {
            var body = SentBody.json("{\"user_id\":\"%d\"}".formatted(user.uid()));
            chat.bearing(token).put(path, body).is(200, "{'response':200}");
            token = chat.logInAgain(user);
        }
    }

    @Test
    void d23_whoLogsOutSaysWhoTheyAre() {
        var body = SentBody.json("{\"user_id\":%d}".formatted(user.uid()));
        chat.client().put(AUTH, body).is(401, UNAUTHORIZED);
        chat.bearing(WRONG_TOKEN).put(AUTH, body).is(404, TOKEN_NOT_FOUND);
        chat.bearing(WRONG_TOKEN).put(AUTH, SentBody.json("{}")).is(404, TOKEN_NOT_FOUND);
        chat.bearing(WRONG_TOKEN).put(AUTH, SentBody.json("{")).is(400, BAD_JSON);
    }

    @Test
    void d24_nobodyLogsSomebodyElseOut() {
        var other = chat.signUp();
        chat.logOut(user.token(), other.uid()).is(403, "{'response':403,'message':'Forbidden'}");
        chat.as(user).get(USERS).is(200);
        chat.as(other).get(USERS).is(200);
    }

    @Test
    void d25_theUserIdIsNeeded() {
        chat.as(user).put(AUTH, SentBody.json("{}")).is(400, BAD_JSON);
        chat.as(user).put(AUTH, SentBody.none()).is(400, BAD_JSON);
        chat.as(user).put(AUTH, SentBody.json("{\"user_id\":\"me\"}")).is(400, BAD_JSON);
        chat.as(user).get(USERS).is(200);
    }

    @Test
    void d26_whoHasLoggedOutCanLogIn() {
        chat.logOut(user.token(), user.uid()).is(200);
        chat.bearing(chat.logInAgain(user)).get(USERS).is(200, Chat.shown(user));
    }
}
