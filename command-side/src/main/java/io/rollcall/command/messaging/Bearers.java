// SPDX-License-Identifier: Apache-2.0
package io.rollcall.command.messaging;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.http.Credentials;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out who opens a socket: by the header {@code token}, whichever door has issued that (G-29). */
@Component
final class Bearers {

    private static final String HEADER = "token";

    private final Credentials credentials;

    Bearers(Credentials credentials) {
        this.credentials = credentials;
    }

    /** Empty where nothing is shown, or nothing that is worth anything. */
    Mono<Bearer> of(HttpHeaders headers) {
        var shown = headers.getFirst(HEADER);
        if (shown == null || shown.isBlank()) {
            return Mono.empty();
        }
        var token = TokenHash.ofToken(shown.strip());
        return credentials.holderOf(token).map(user -> new Bearer(user, token, null));
    }
}
