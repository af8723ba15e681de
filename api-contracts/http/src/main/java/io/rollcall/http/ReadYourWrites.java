// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import reactor.core.publisher.Mono;

/**
 * Knows when what was written can be read. {@link DoorRouter} answers a write no sooner, so that the caller finds the
 * change in every later read, without a word about positions.
 */
@FunctionalInterface
public interface ReadYourWrites {

    /**
     * Completes once all that can be read holds this position; fails as
     * {@link io.rollcall.contracts.shared.Unavailable} where that takes too long.
     */
    Mono<Void> upTo(long position);
}
