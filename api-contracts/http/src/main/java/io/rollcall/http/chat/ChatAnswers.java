// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.http.Answer;
import io.rollcall.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the chat door says: its answers repeat their HTTP status in {@code response}, and explain it in words. */
public final class ChatAnswers {

    private static final String RESPONSE = "response";
    private static final String MESSAGE = "message";

    private ChatAnswers() {}

    /** {@code {"response": 200}}, and nothing more. */
    public static Answer bare(int status) {
        return Answer.of(status, Map.of(RESPONSE, status));
    }

    /** The same with a text about it. */
    public static Answer told(int status, String message) {
        return with(status, MESSAGE, message);
    }

    /** The same with one value that clients have asked for. */
    public static Answer with(int status, String name, Object value) {
        var body = new LinkedHashMap<String, Object>();
        body.put(RESPONSE, status);
        body.put(name, value);
        return Answer.of(status, body);
    }

    /** The same with two. */
    public static Answer with(int status, String name, Object value, String other, Object otherValue) {
        var body = new LinkedHashMap<String, Object>();
        body.put(RESPONSE, status);
        body.put(name, value);
        body.put(other, otherValue);
        return Answer.of(status, body);
    }

    /** A refusal without a word. */
    public static Refusal refused(int status) {
        return new Refusal(bare(status));
    }

    /** A refusal with a text about it. */
    public static Refusal refused(int status, String message) {
        return new Refusal(told(status, message));
    }

    /** 401, with the challenge that RFC 9110 (section 11.6.1) asks of each: the header {@code token} is meant. */
    public static Refusal unauthorized(String message) {
        return new Refusal(told(401, message).with("WWW-Authenticate", "Token realm=\"chat\""));
    }

    /** 400 for a body that lacks something, or is no JSON at all (D-7, D-8). */
    public static Refusal badJson() {
        return refused(400, "Bad JSON");
    }

    /** 429 for a caller that has asked too much; worth another try after so many seconds. */
    public static Refusal throttled(long retryAfterSeconds) {
        var answer = told(429, "Too many requests").with("Retry-After", Long.toString(retryAfterSeconds));
        return new Refusal(answer);
    }

    /** 404 for a token without a holder (D-29), such as that of a user that has left. */
    public static Refusal tokenNotFound() {
        return refused(404, "Token not found");
    }

    /** 404 for an id that no user has (D-33). */
    public static Refusal userNotFound() {
        return refused(404, "User not found");
    }

    /** 404 for an e-mail address that no user has (D-38). */
    public static Refusal userDoesNotExist() {
        return refused(404, "User does not exists");
    }

    /** 404 for a group that there is not, or that is not the caller's to know of (D-61). */
    public static Refusal groupNotFound() {
        return refused(404, "Group not found");
    }

    /** 409 for a name that somebody else has (D-4). */
    public static Refusal conflict() {
        return refused(409, "Conflict");
    }

    /** 409 for a user that is in a list already (D-42). */
    public static Refusal alreadyInList() {
        return refused(409, "Contact already in list");
    }

    /** 403 for one more in a list that has as many as there may be. */
    public static Refusal contactListIsFull() {
        return refused(403, "Contact list is full");
    }
}
