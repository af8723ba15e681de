// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Revocation;
import io.rollcall.contracts.shared.UserId;
import reactor.core.publisher.Mono;

/** Tells which users there are. */
public interface UserLookup {

    /**
     * What has been ended of somebody's signed tokens before their time.
     *
     * @return empty where nobody has this id, or they have left; it honours {@link ReadPosition#position()}
     */
    Mono<Revocation> revocationOf(UserId user);
}
