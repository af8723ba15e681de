// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.Refusal;
import io.rollcall.http.SessionCookie;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * The cookie of a session, in which any door's credential is as good (G-29), and beside it the {@code Authorization} of
 * the meet door, which goes first (E-46). A cookie that is worth nothing is the same as none: browsers show theirs for
 * as long as they like (E-26, E-27).
 */
final class SessionCredentialResolver implements CredentialResolver {

    private final CredentialResolver authorization;
    private final CredentialHolders holders;

    SessionCredentialResolver(CredentialResolver authorization, CredentialHolders holders) {
        this.authorization = authorization;
        this.holders = holders;
    }

    @Override
    public Mono<UserId> caller(HttpHeaders headers) {
        return authorization
                .caller(headers)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.justOrEmpty(SessionCookie.in(headers)).flatMap(holders::of)));
    }

    @Override
    public List<String> shown(HttpHeaders headers) {
        return Stream.concat(authorization.shown(headers).stream(), SessionCookie.in(headers).stream())
                .toList();
    }

    @Override
    public boolean isShownByBrowsers() {
        return true;
    }

    @Override
    public Refusal nobody() {
        return authorization.nobody();
    }

    @Override
    public Refusal left() {
        return nobody();
    }
}
