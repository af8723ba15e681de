// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import io.rollcall.contracts.shared.UserId;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** Bounds what a user finds out in a day about strangers. */
public interface LookUpLimit {

    /**
     * Takes one look-up for each of those that the user has not looked up lately, or none.
     *
     * @param strangers by whatever they are asked for: an id, an address, a code
     * @return fails with a {@link Refusal} in the words of the door, 429, where they are too many
     */
    Mono<Void> take(Door door, UserId user, Collection<?> strangers);
}
