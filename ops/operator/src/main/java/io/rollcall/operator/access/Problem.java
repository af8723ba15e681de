// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request of an operator that is refused, as {@code application/problem+json} (RFC 9457). Has no stack trace. */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final Map<String, Object> more;
    private final Map<String, String> headers;

    private Problem(HttpStatus status, String detail, Map<String, Object> more, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.more = Map.copyOf(more);
        this.headers = Map.copyOf(headers);
    }

    /**
     * A refusal.
     *
     * @param detail a sentence for people that says what is wrong and what to do; nothing personal
     */
    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, Map.of(), Map.of());
    }

    /** 400. */
    public static Problem badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    /** 403. */
    public static Problem forbidden(String detail) {
        return of(HttpStatus.FORBIDDEN, detail);
    }

    /** 404. */
    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, detail);
    }

    /** 409. */
    public static Problem conflict(String detail) {
        return of(HttpStatus.CONFLICT, detail);
    }

    /** 422. */
    public static Problem unprocessable(String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    /** 503, to be tried again after some seconds. */
    public static Problem unavailable(String detail) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, detail).withHeader("Retry-After", "1");
    }

    /** The same with a member more, for scripts. */
    public Problem with(String member, Object value) {
        var all = new LinkedHashMap<>(more);
        all.put(member, value);
        return new Problem(status, getMessage(), all, headers);
    }

    /** The same with a header more. */
    Problem withHeader(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Problem(status, getMessage(), more, all);
    }

    /** Whether the same may do soon: 503. */
    public boolean isPassing() {
        return status == HttpStatus.SERVICE_UNAVAILABLE;
    }

    HttpStatus status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", getMessage());
        body.putAll(more);
        return body;
    }
}
