// SPDX-License-Identifier: Apache-2.0
package io.rollcall.server.blackbox;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/**
 * Somebody at the referral door, in the words of its document, with a browser that keeps their cookie.
 *
 * @param cookie the session's token; empty before there is one
 */
record Visitor(Client client, AtomicReference<String> cookie) {

    static final String ENTER_PHONE = "/api/enter_phone/";
    static final String ENTER_CODE = "/api/enter_code/";
    static final String PROFILE = "/api/profile/";
    static final String LOGGED_IN = "{'message':'Авторизация прошла успешно!'}";
    static final String WRONG_CODE = "{'error':'Неверный код подтверждения!'}";
    static final String NO_CODE = "{'error':'Код подтверждения не найден!'}";
    static final String THROTTLED = "{'error':'Слишком много попыток. Попробуйте позже.'}";
    static final String NOBODY = "{'detail':'Authentication credentials were not provided.'}";

    static Visitor at(URI base) {
        return new Visitor(Client.of(base), new AtomicReference<>(""));
    }

    /** A logged-in user of the shared server. */
    static Visitor loggedIn() {
        return loggedIn(Phones.unused());
    }

    static Visitor loggedIn(String phone) {
        var visitor = at(Server.base());
        visitor.logIn(phone);
        return visitor;
    }

    /** Another one with the same cookie, as far as it has come. */
    Visitor copy() {
        return new Visitor(client, new AtomicReference<>(cookie.get()));
    }

    ReceivedAnswer enterPhone(String phone) {
        return post(ENTER_PHONE, SentBody.json("{\"phone\":\"%s\"}".formatted(phone)));
    }

    /** Asks for a code, which must succeed, and takes it from the answer. */
    String codeFor(String phone) {
        return enterPhone(phone).is(200).json().get("Verification code").asString();
    }

    ReceivedAnswer enterCode(String code) {
        return post(ENTER_CODE, SentBody.json("{\"verification_code\":\"%s\"}".formatted(code)));
    }

    void logIn(String phone) {
        enterCode(codeFor(phone)).is(200);
    }

    ReceivedAnswer activate(String inviteCode) {
        return post(PROFILE, SentBody.json("{\"invite_code\":\"%s\"}".formatted(inviteCode)));
    }

    JsonNode profile() {
        return get(PROFILE).is(200).json();
    }

    String inviteCode() {
        return profile().get("invite_code").asString();
    }

    ReceivedAnswer get(String path) {
        return send("GET", path, SentBody.none());
    }

    ReceivedAnswer post(String path, SentBody body) {
        return send("POST", path, body);
    }

    ReceivedAnswer send(String method, String path, SentBody body) {
        var shown = cookie.get().isEmpty() ? client : client.with("Cookie", "sessionid=" + cookie.get());
        var answer = shown.send(method, path, body);
        given(answer).ifPresent(cookie::set);
        return answer;
    }

    /** The session that an answer gives. */
    static Optional<String> given(ReceivedAnswer answer) {
        return answer.header("Set-Cookie").map(header -> header.replaceFirst("^sessionid=([^;]*);.*", "$1"));
    }

    /** A code of the same form that is not this one. */
    static String wrong(String code) {
        return code.substring(0, 3) + (code.charAt(3) - '0' + 1) % 10;
    }
}
