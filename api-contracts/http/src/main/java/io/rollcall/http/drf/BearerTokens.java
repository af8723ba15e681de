// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.credential.SignedToken;
import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.http.UserLookup;
import reactor.core.publisher.Mono;

/** The crm door's signed access tokens, which every other door takes too (BEHAVIOURS.md, decision 16). */
public final class BearerTokens {

    /** What a token is worth now. */
    sealed interface Bearing {

        /** Good. */
        record Holder(UserId user) implements Bearing {}

        /** Its user has left. */
        record UserLeft() implements Bearing {}

        /** Nothing: see {@link Reading.Bad}. */
        record Worthless(String why) implements Bearing {}
    }

    private static final String ENDED = "Token is invalid or expired";

    private final AccessTokens tokens;
    private final UserLookup people;

    BearerTokens(AccessTokens tokens, UserLookup people) {
        this.tokens = tokens;
        this.people = people;
    }

    /** The holder of this token; empty where it is worth nothing, or its user has left. One look-up. */
    public Mono<UserId> holderOf(String token) {
        return read(token).ofType(Bearing.Holder.class).map(Bearing.Holder::user);
    }

    /** What this token is worth. One look-up, and none where it is nothing. */
    Mono<Bearing> read(String token) {
        return tokens.read(token).flatMap(reading -> switch (reading) {
            case Reading.Good good -> bearing(good.token());
            case Reading.Bad bad -> Mono.just(new Bearing.Worthless(bad.why()));
        });
    }

    private Mono<Bearing> bearing(SignedToken token) {
        return people.revocationOf(token.user())
                .<Bearing>map(revocation ->
                        revocation.ends(token) ? new Bearing.Worthless(ENDED) : new Bearing.Holder(token.user()))
                .defaultIfEmpty(new Bearing.UserLeft());
    }
}
