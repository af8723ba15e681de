// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A request that is not fulfilled, with all that its caller hears about it. Carries no stack trace. The factories speak
 * the texts of Django REST framework, on which three of the four doors agree.
 */
public final class Refusal extends RuntimeException {

    private final Answer answer;

    public Refusal(Answer answer) {
        super("Refused with status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    /** What the caller gets. */
    public Answer answer() {
        return answer;
    }

    /** The same as of this position in the log, for a refusal that the log remembers. */
    public Refusal at(long position) {
        return new Refusal(answer.at(position));
    }

    /** {@code {"detail": text}}. */
    public static Refusal detail(int status, String text) {
        return new Refusal(Answer.of(status, Map.of("detail", text)));
    }

    /** A status that needs no more words than its own. */
    static Refusal of(int status) {
        var known = HttpStatus.resolve(status);
        return detail(status, (known == null ? "Refused" : known.getReasonPhrase()) + ".");
    }

    /** 400 for the request as a whole, such as one that cannot be read. */
    public static Refusal badRequest(String text) {
        return detail(400, text);
    }

    /** 400 for one field: {@code {"phone": ["Invalid phone number."]}}. */
    public static Refusal field(String name, String text) {
        return fields(Map.of(name, List.of(text)));
    }

    /** 400 for several fields, each with its texts, in the order of the map. */
    public static Refusal fields(Map<String, List<String>> texts) {
        return new Refusal(Answer.of(400, texts));
    }

    /** 400 for how the fields go together. */
    public static Refusal nonField(String text) {
        return field("non_field_errors", text);
    }

    /** 401; the challenge names the scheme to come back with. */
    public static Refusal unauthorized(String text, String challenge) {
        return new Refusal(detail(401, text).answer.with("WWW-Authenticate", challenge));
    }

    /** 401 for a request that shows no credential (G-11). */
    public static Refusal notAuthenticated(String challenge) {
        return unauthorized("Authentication credentials were not provided.", challenge);
    }

    /** 401 for a token that nobody holds (G-12). */
    public static Refusal invalidToken(String challenge) {
        return unauthorized("Invalid token.", challenge);
    }

    /** 403. */
    public static Refusal permissionDenied() {
        return detail(403, "You do not have permission to perform this action.");
    }

    /** 404. */
    public static Refusal notFound() {
        return detail(404, "Not found.");
    }

    /** 405, with what is allowed instead (G-8). */
    public static Refusal methodNotAllowed(String method, String allow) {
        return new Refusal(
                detail(405, "Method \"" + method + "\" not allowed.").answer.with("Allow", allow));
    }

    /** 406: the client takes nothing that we have (G-18). */
    public static Refusal notAcceptable() {
        return detail(406, "Could not satisfy the request Accept header.");
    }

    /** 413: the body is larger than this many bytes. */
    public static Refusal tooLarge(long limit) {
        return detail(413, "The request body is too large: at most " + limit + " bytes are accepted.");
    }

    /** 415; the type as the client wrote it (G-7). */
    public static Refusal unsupportedMediaType(String type) {
        return detail(415, "Unsupported media type \"" + type + "\" in request.");
    }

    /** 429, without saying for how long. */
    public static Refusal throttled() {
        return detail(429, "Request was throttled.");
    }

    /** 429: worth another try after so many seconds. */
    public static Refusal throttled(long retryAfterSeconds) {
        return new Refusal(throttled().answer.with("Retry-After", Long.toString(retryAfterSeconds)));
    }

    /** 503: not now; worth another try after so many seconds. */
    public static Refusal unavailable(int retryAfterSeconds) {
        var answer = detail(503, "Service temporarily unavailable, try again later.").answer;
        return new Refusal(answer.with("Retry-After", Integer.toString(retryAfterSeconds)));
    }
}
