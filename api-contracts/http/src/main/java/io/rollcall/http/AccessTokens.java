// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.SignedToken;
import reactor.core.publisher.Mono;

/** Knows what the crm door's signed access tokens say. */
public interface AccessTokens {

    /** What a token comes to. */
    sealed interface Reading {

        /** Ours, for access, and not expired. Whether its user is there, and has not ended it, is another question. */
        record Good(SignedToken token) implements Reading {}

        /**
         * Worth nothing.
         *
         * @param why for the client, in the words of simplejwt
         */
        record Bad(String why) implements Reading {}
    }

    /** Reads a token; never fails for what it holds. */
    Mono<Reading> read(String token);
}
