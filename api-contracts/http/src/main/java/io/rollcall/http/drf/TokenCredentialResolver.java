// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.Refusal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * {@code Authorization: Token x}, as the meet door reads it (G-11..G-17), whichever door issued it (G-29); and
 * {@code Bearer x} where that is one of our access tokens (BEHAVIOURS.md, decision 16).
 */
final class TokenCredentialResolver implements CredentialResolver {

    private static final String SCHEME = "Token";

    private static final String OTHER_SCHEME = "Bearer";

    private final CredentialHolders holders;
    private final BearerTokens bearers;

    TokenCredentialResolver(CredentialHolders holders, BearerTokens bearers) {
        this.holders = holders;
        this.bearers = bearers;
    }

    @Override
    public Mono<UserId> caller(HttpHeaders headers) {
        var words = Authorization.words(headers);
        if (words.length == 2 && words[0].equalsIgnoreCase(OTHER_SCHEME)) {
            return bearers.holderOf(words[1]);
        }
        if (!words[0].equalsIgnoreCase(SCHEME)) {
            return Mono.empty();
        }
        return switch (words.length) {
            case 1 -> refuse("Invalid token header. No credentials provided.");
            case 2 -> holders.of(words[1]).switchIfEmpty(Mono.error(this::left));
            default -> refuse("Invalid token header. Token string should not contain spaces.");
        };
    }

    @Override
    public List<String> shown(HttpHeaders headers) {
        return Authorization.credential(headers);
    }

    @Override
    public Refusal nobody() {
        return Refusal.notAuthenticated(SCHEME);
    }

    @Override
    public Refusal left() {
        return Refusal.invalidToken(SCHEME);
    }

    private static Mono<UserId> refuse(String text) {
        return Mono.error(Refusal.unauthorized(text, SCHEME));
    }
}
