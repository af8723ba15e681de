// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.chat;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialLookup;
import io.rollcall.http.CredentialResolver;
import io.rollcall.http.Refusal;
import io.rollcall.http.drf.CredentialHolders;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/**
 * The header {@code token} (D-27..D-31), which takes every door's credentials (G-29): a token of any door, the value of
 * a session's cookie, a signed access token. Looks up what {@link CredentialLookup} does; two more for what is refused.
 */
public final class ChatCredentialResolver implements CredentialResolver {

    private static final String HEADER = "token";

    private final CredentialLookup credentials;
    private final CredentialHolders holders;

    ChatCredentialResolver(CredentialLookup credentials, CredentialHolders holders) {
        this.credentials = credentials;
        this.holders = holders;
    }

    /** What a request shows; empty where it shows nothing. */
    public static Optional<String> in(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HEADER)).map(String::strip).filter(token -> !token.isEmpty());
    }

    @Override
    public Mono<UserId> caller(HttpHeaders headers) {
        return Mono.justOrEmpty(in(headers)).flatMap(this::holderOrRefusal);
    }

    /**
     * The caller, by the credential that it shows, where one is required.
     *
     * @param token {@code null} where they show nothing
     * @return a {@link Refusal} where that is worth nothing
     */
    public Mono<UserId> callerBy(@Nullable String token) {
        return token == null ? Mono.error(nobody()) : holderOrRefusal(token);
    }

    private Mono<UserId> holderOrRefusal(String token) {
        return holders.of(token).switchIfEmpty(Mono.defer(() -> refusal(token)));
    }

    @Override
    public List<String> shown(HttpHeaders headers) {
        return in(headers).stream().toList();
    }

    @Override
    public Refusal nobody() {
        return ChatAnswers.unauthorized("Unauthorized");
    }

    @Override
    public Refusal left() {
        return ChatAnswers.tokenNotFound();
    }

    private Mono<UserId> refusal(String token) {
        return credentials
                .hasExpired(token)
                .flatMap(expired -> Mono.error(
                        expired ? ChatAnswers.unauthorized("Your token expired") : ChatAnswers.tokenNotFound()));
    }
}
