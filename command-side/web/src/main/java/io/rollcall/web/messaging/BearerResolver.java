// SPDX-License-Identifier: Apache-2.0
package io.rollcall.web.messaging;

import io.rollcall.contracts.credential.CredentialQuery.FindExpiry;
import io.rollcall.contracts.credential.TokenHash;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.referral.ReferralQuery.FindSessionExpiry;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.http.Queries;
import io.rollcall.http.Refusal;
import io.rollcall.http.chat.ChatCredentialResolver;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the user that opens a socket, and for how long the shown credential is valid: whichever door has issued it
 * (G-29).
 */
@Component
final class BearerResolver {

    private final ChatCredentialResolver credentialResolver;
    private final AccessTokens tokens;
    private final Queries queries;
    private final TokenHashes hashes;

    BearerResolver(
            ChatCredentialResolver credentialResolver, AccessTokens tokens, Queries queries, TokenHashes hashes) {
        this.credentialResolver = credentialResolver;
        this.tokens = tokens;
        this.queries = queries;
        this.hashes = hashes;
    }

    /** Empty where nothing is shown, or nothing that is worth anything. */
    Mono<Bearer> of(HttpHeaders headers) {
        return Mono.justOrEmpty(ChatCredentialResolver.in(headers))
                .flatMap(shown -> credentialResolver.callerBy(shown).flatMap(user -> bearer(user, shown)))
                .onErrorResume(Refusal.class, refused -> isUnavailable(refused) ? Mono.error(refused) : Mono.empty());
    }

    private Mono<Bearer> bearer(UserId user, String shown) {
        return tokens.read(shown).flatMap(reading -> switch (reading) {
            case Reading.Good good -> Mono.just(Bearer.of(good.token()));
            case Reading.Bad bad -> stored(user, hashes.of(shown));
        });
    }

    private Mono<Bearer> stored(UserId user, TokenHash token) {
        return stored(token).map(end -> new Bearer(user, token, end.orElse(null)));
    }

    private Mono<Optional<Instant>> stored(TokenHash token) {
        return find(new FindExpiry(token, 0))
                .switchIfEmpty(Mono.defer(() -> find(new FindSessionExpiry(token, 0))))
                .singleOptional();
    }

    private Mono<Instant> find(Query<Optional<Instant>> query) {
        return queries.ask(query).flatMap(Mono::justOrEmpty);
    }

    private static boolean isUnavailable(Refusal refused) {
        return refused.answer().status() >= 500;
    }
}
