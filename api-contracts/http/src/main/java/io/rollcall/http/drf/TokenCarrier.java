// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.Carrier;
import io.rollcall.http.Credentials;
import io.rollcall.http.Refusal;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * {@code Authorization: Token x}, as the meet door reads it (G-11..G-17); and {@code Bearer x} where that is one of our
 * access tokens (behaviours, section 13.16).
 */
final class TokenCarrier implements Carrier {

    private static final String SCHEME = "Token";

    private static final String OTHER_SCHEME = "Bearer";

    private final Credentials credentials;
    private final BearerTokens bearers;

    TokenCarrier(Credentials credentials, BearerTokens bearers) {
        this.credentials = credentials;
        this.bearers = bearers;
    }

    @Override
    public Mono<UserId> caller(HttpHeaders headers) {
        var authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
        var words = (authorization == null ? "" : authorization).strip().split("\\s+");
        if (words.length == 2 && words[0].equalsIgnoreCase(OTHER_SCHEME)) {
            return bearers.holderOf(words[1]);
        }
        if (!words[0].equalsIgnoreCase(SCHEME)) {
            return Mono.empty();
        }
        return switch (words.length) {
            case 1 -> refuse("Invalid token header. No credentials provided.");
            case 2 ->
                credentials
                        .holderOf(TokenHash.ofToken(words[1]))
                        .switchIfEmpty(Mono.error(() -> Refusal.invalidToken(SCHEME)));
            default -> refuse("Invalid token header. Token string should not contain spaces.");
        };
    }

    @Override
    public Refusal nobody() {
        return Refusal.notAuthenticated(SCHEME);
    }

    private static Mono<UserId> refuse(String text) {
        return Mono.error(Refusal.unauthorized(text, SCHEME));
    }
}
