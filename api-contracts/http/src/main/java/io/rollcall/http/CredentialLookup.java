// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.UserId;
import reactor.core.publisher.Mono;

/** Finds the holder of a token. */
public interface CredentialLookup {

    /**
     * The holder of this token now.
     *
     * @return empty where nobody does; it honours {@link ReadPosition#position()}
     */
    Mono<UserId> holderOf(String token);

    /**
     * Whether this token, which nobody holds now, was somebody's until its time had passed (D-31); it honours
     * {@link ReadPosition#position()}.
     */
    Mono<Boolean> hasExpired(String token);
}
