// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie by which the referral door knows its callers again (E-3). Its value is a token, known to nobody else. */
public final class SessionCookie {

    private static final String NAME = "sessionid";

    private SessionCookie() {}

    /** What a request shows; empty where it has no such cookie. Of several, the first counts (RFC 6265, 5.4). */
    public static Optional<String> in(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.COOKIE).stream()
                .flatMap(header -> Arrays.stream(header.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(NAME + "="))
                .map(pair -> pair.substring(NAME.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /**
     * The same answer, which gives the caller a session: out of reach of scripts and of other sites' forms, and, where
     * it came by HTTPS, never sent without it.
     *
     * @param base how the caller addressed this server
     */
    public static Answer given(Answer answer, String token, Duration lifetime, URI base) {
        return with(answer, token, lifetime, base);
    }

    /** The same answer, which has the caller forget their session. */
    public static Answer ended(Answer answer, URI base) {
        return with(answer, "", Duration.ZERO, base);
    }

    private static Answer with(Answer answer, String token, Duration lifetime, URI base) {
        var cookie = ResponseCookie.from(NAME, token)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .sameSite("Lax")
                .secure("https".equalsIgnoreCase(base.getScheme()))
                .build();
        return answer.with(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
