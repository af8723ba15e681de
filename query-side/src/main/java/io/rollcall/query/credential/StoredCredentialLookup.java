// SPDX-License-Identifier: Apache-2.0
package io.rollcall.query.credential;

import io.rollcall.contracts.credential.CredentialQuery.FindBearer;
import io.rollcall.contracts.credential.CredentialQuery.HasExpired;
import io.rollcall.contracts.credential.TokenHashes;
import io.rollcall.contracts.referral.ReferralQuery.FindSessionHolder;
import io.rollcall.contracts.shared.Query;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.CredentialLookup;
import io.rollcall.http.Queries;
import io.rollcall.http.ReadPosition;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the holder of a token in the credential read model, one look-up by {@code _id}; and where it is nobody's there,
 * in that of sessions, one more: whichever door issued it, it is good at every other (G-29).
 */
@Component
final class StoredCredentialLookup implements CredentialLookup {

    private final Queries queries;
    private final TokenHashes hashes;

    StoredCredentialLookup(Queries queries, TokenHashes hashes) {
        this.queries = queries;
        this.hashes = hashes;
    }

    @Override
    public Mono<UserId> holderOf(String shown) {
        var token = hashes.of(shown);
        return ReadPosition.position()
                .flatMap(after -> find(new FindBearer(token, after))
                        .switchIfEmpty(Mono.defer(() -> find(new FindSessionHolder(token, after)))));
    }

    @Override
    public Mono<Boolean> hasExpired(String shown) {
        return ReadPosition.position()
                .map(after -> new HasExpired(hashes.of(shown), after))
                .flatMap(queries::ask);
    }

    private Mono<UserId> find(Query<Optional<UserId>> query) {
        return queries.ask(query).flatMap(Mono::justOrEmpty);
    }
}
