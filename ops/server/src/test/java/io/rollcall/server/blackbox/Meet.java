// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The meet door in the words of its documents. */
record Meet(Client client) {

    static final String CODE = "/api/auth/code/";
    static final String USERS = "/api/auth/users/";
    static final String ACCOUNT = "/api/account/";
    static final String CODE_IS_INVALID = "Code is invalid.";
    static final String NOT_AN_IMAGE =
            "Upload a valid image. The file you uploaded was either not an image or a corrupted image.";
    static final String THROTTLED = "{'detail':'Request was throttled.'}";

    /** A user that has signed up, with the token of the latest sign-in that the test knows of. */
    record User(String phone, long userId, String token) {}

    static Meet at(URI base) {
        return new Meet(Client.of(base));
    }

    ReceivedAnswer sendCode(String phone) {
        return client.post(CODE, SentBody.json("{\"phone\":\"%s\"}".formatted(phone)));
    }

    /** Sends a code, which must succeed, and reads it from the outbox. */
    String codeFor(String phone) {
        sendCode(phone).is(201);
        return outboxCode(phone);
    }

    /** The newest code that was sent to this number. */
    String outboxCode(String phone) {
        var messages = outbox(phone);
        assertThat(messages).as("messages sent to %s", phone).isNotEmpty();
        return messages.get(messages.size() - 1).get("code").asString();
    }

    /** The messages to this number that can still be read. */
    JsonNode outbox(String phone) {
        return client.get("/debug/outbox?to=" + SentBody.escaped(phone)).is(200).json();
    }

    ReceivedAnswer signIn(String phone, String code) {
        return client.post(USERS, SentBody.json("{\"phone\":\"%s\",\"code\":\"%s\"}".formatted(phone, code)));
    }

    /** Signs in with a code of its own. */
    User signInAgain(User user) {
        return user(user.phone(), signIn(user.phone(), codeFor(user.phone())));
    }

    ReceivedAnswer signUp(String phone, String code) {
        return client.post(
                USERS,
                form(phone, code)
                        .field("name", "Anna")
                        .file("avatar", Pictures.png())
                        .body());
    }

    /** A sign-up that lacks name and avatar. */
    static SentBody.Multipart form(String phone, String code) {
        return SentBody.multipart("phone", phone, "code", code, "is_new", "true");
    }

    /** Somebody new, signed up by a code. */
    User signUp() {
        var phone = Phones.unused();
        return user(phone, signUp(phone, codeFor(phone)));
    }

    static User user(String phone, ReceivedAnswer answer) {
        var json = answer.is(201).json();
        return new User(phone, json.get("user_id").asLong(), json.get("token").asString());
    }

    Client as(User user) {
        return client.as(user.token());
    }

    /** Sends so many codes, each of which must be accepted. */
    void sendCodes(int times, String phone) {
        IntStream.range(0, times).forEach(i -> sendCode(phone).is(201));
    }

    /** A code of the same form that is neither this one nor that of debug mode. */
    static String wrong(String code) {
        var next = code.substring(0, 4) + (code.charAt(4) - '0' + 1) % 10;
        return next.equals("00000") ? "00001" : next;
    }

    /** Moves the server's clock forward, by an ISO 8601 duration. */
    void advanceClock(String duration) {
        var answer = client.post("/debug/clock", SentBody.json("{\"advance\":\"%s\"}".formatted(duration)));
        assertThat(answer.status() / 100).as(answer.text()).isEqualTo(2);
    }
}
