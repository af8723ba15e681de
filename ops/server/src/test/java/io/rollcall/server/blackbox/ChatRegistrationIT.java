// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static io.rollcall.server.blackbox.Chat.BAD_JSON;
import static io.rollcall.server.blackbox.Chat.CONFLICT;
import static io.rollcall.server.blackbox.Chat.USERS;
import static io.rollcall.server.blackbox.Chat.person;
import static io.rollcall.server.blackbox.Chat.without;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** D-1 to D-14: registration at the chat door. */
class ChatRegistrationIT {

    private static final String NEED_EMAIL = "{'response':400,'message':'Bad JSON, need email'}";

    private final Chat chat = Chat.at(Server.base());

    @Test
    void d01_registrationLetsIn() {
        var answer = chat.register(person()).is(201).json();
        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("response", "token", "user_id");
        assertThat(answer.get("response").asInt()).isEqualTo(201);
        assertThat(answer.get("user_id").isIntegralNumber()).isTrue();
    }

    @Test
    void d02_theTokenIsTheUsers() {
        var user = chat.signUp();
        chat.as(user).get(USERS).is(200, Chat.shown(user));
    }

    @Test
    void d03_theTokenIs16HexDigits() {
        assertThat(chat.signUp().token()).matches("[0-9a-f]{16}");
    }

    @Test
    void d04_anEmailIsUniqueInAnyCase() {
        var email = chat.signUp().email();
        chat.register(person().put("email", email)).is(409, CONFLICT);
        chat.register(person().put("email", email.toUpperCase(Locale.ROOT))).is(409, CONFLICT);
    }

    @Test
    void d04_ofThoseWhoWantAnEmailAtOnceOneGetsIt() {
        var email = person().get("email").asString();
        var statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> chat.register(person().put("email", email)).status())
                .toList();
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void d05_anAccountNameIsUnique() {
        var name = chat.signUp().accountName();
        chat.register(person().put("account_name", name)).is(409, CONFLICT);
        chat.register(person().put("account_name", name.toUpperCase(Locale.ROOT)))
                .is(201);
    }

    @Test
    void d06_anEmailIsNeeded() {
        chat.register(without(person(), "email")).is(400, NEED_EMAIL);
        chat.register(without(person(), "email", "account_name", "password")).is(400, NEED_EMAIL);
    }

    @Test
    void d07_nameAndPasswordAreNeeded() {
        chat.register(without(person(), "account_name")).is(400, BAD_JSON);
        chat.register(without(person(), "password")).is(400, BAD_JSON);
    }

    @Test
    void d08_whatIsNoJsonIsRefused() {
        for (var text : new String[] {"account_name=user", "{\"email\":", "{'email':'a'}", "{} {}", "\u00ff"}) {
            chat.client().post(USERS, SentBody.json(text)).is(400, BAD_JSON);
        }
        chat.client()
                .post(USERS, new SentBody(null, new byte[] {'"', (byte) 0xff, '"'}))
                .is(400, BAD_JSON);
    }

    @Test
    void d08_jsonOfAnotherKindLacksTheEmail() {
        chat.client().post(USERS, SentBody.json("[1]")).is(400, NEED_EMAIL);
        chat.client().post(USERS, SentBody.json("null")).is(400, BAD_JSON);
    }

    @Test
    void d09_anEmptyBodyIsRefused() {
        chat.client().post(USERS, SentBody.none()).is(400, BAD_JSON);
    }

    @Test
    void d10_jsonIsReadWhateverItsTypeSays() {
        chat.client()
                .post(USERS, new SentBody(null, Crm.json(person()).bytes()))
                .is(201);
        chat.client()
                .post(USERS, SentBody.text("application/x-www-form-urlencoded", person().toString()))
                .is(201);
        chat.client()
                .post(USERS, SentBody.text("text/plain", person().toString()))
                .is(201);
    }

    @Test
    void d11_anEmailMayBeAnyText() {
        var user = chat.signUp(person().put("email", "testemail" + System.nanoTime()));
        chat.as(user).get(USERS).is(200, Chat.shown(user));
    }

    @Test
    void d12_aRefusedRegistrationCreatesNothing() {
        var taken = chat.signUp();
        var refused = person().put("email", taken.email());
        chat.register(refused).is(409);
        var name = refused.get("account_name").asString();
        chat.logIn(name, Chat.PASSWORD).is(403);
        chat.register(person().put("account_name", name)).is(201);
        var email = person().get("email").asString();
        chat.register(person().put("account_name", taken.accountName()).put("email", email))
                .is(409);
        chat.register(person().put("email", email)).is(201);
    }

    @Test
    void d13_whatIsBlankIsMissing() {
        chat.register(person().put("email", " ")).is(400, NEED_EMAIL);
        chat.register(person().putNull("email")).is(400, NEED_EMAIL);
        chat.register(person().put("account_name", "")).is(400, BAD_JSON);
        chat.register(person().put("password", "\t")).is(400, BAD_JSON);
    }

    @Test
    void d13_whatIsNoTextIsBad() {
        chat.register(person().put("account_name", 7)).is(400, BAD_JSON);
        chat.register(person().put("email", true)).is(400, BAD_JSON);
        chat.register(person().put("account_name", "x".repeat(256))).is(400, BAD_JSON);
        chat.register(person().put("account_name", "a\0b")).is(400, BAD_JSON);
    }

    @Test
    void d14_theEmailIsLookedAtFirst() {
        var name = chat.signUp().accountName();
        chat.register(without(person().put("account_name", name), "email")).is(400, NEED_EMAIL);
    }

    /** The names of each door are kinds of their own. */
    @Test
    void aLoginNameOfTheCrmDoorIsAnotherKindOfName() {
        var crm = Crm.at(Server.base());
        var email = crm.signUp().email();
        chat.register(person().put("email", email)).is(201);
        crm.register(Crm.person().put("email", chat.signUp().email())).is(201);
    }

    @Test
    void whoeverRegistersIsNotAskedWhoTheyAre() {
        chat.bearing("0123456789abcdef").post(USERS, Crm.json(person())).is(201);
    }
}
