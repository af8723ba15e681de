// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.access;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The caller of a request, by {@code Authorization: Bearer} (RFC 6750). */
final class OperatorAuthentication {

    /** Longer than any token that somebody would configure. */
    private static final int LONGEST = 512;

    private static final String SCHEME = "Bearer ";

    private final OperatorTokens tokens;

    OperatorAuthentication(OperatorTokens tokens) {
        this.tokens = tokens;
    }

    /** @throws Problem 401 where the request shows no token that is good */
    Operator of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .filter(shown -> shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(shown -> shown.substring(SCHEME.length()).strip())
                .filter(token -> token.length() <= LONGEST)
                .flatMap(tokens::holder)
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNAUTHORIZED,
                                "Send a token of an operator as 'Authorization: Bearer <token>'.")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ops\""));
    }
}
