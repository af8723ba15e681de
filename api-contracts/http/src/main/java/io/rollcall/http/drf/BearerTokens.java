// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http.drf;

import io.rollcall.contracts.shared.UserId;
import io.rollcall.http.AccessTokens;
import io.rollcall.http.AccessTokens.Reading;
import io.rollcall.http.People;
import reactor.core.publisher.Mono;

/** The crm door's signed access tokens where any other door takes them (behaviours, section 13.16). */
public final class BearerTokens {

    private final AccessTokens tokens;
    private final People people;

    BearerTokens(AccessTokens tokens, People people) {
        this.tokens = tokens;
        this.people = people;
    }

    /** Whose this token is; empty where it is worth nothing, or its user has left. One look-up. */
    public Mono<UserId> holderOf(String token) {
        return tokens.read(token).flatMap(reading -> switch (reading) {
            case Reading.Good good ->
                people.contains(good.user()).filter(Boolean::booleanValue).map(there -> good.user());
            case Reading.Bad bad -> Mono.empty();
        });
    }
}
