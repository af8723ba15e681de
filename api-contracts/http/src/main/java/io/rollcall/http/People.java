// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.shared.UserId;
import reactor.core.publisher.Mono;

/** Knows who there is. */
public interface People {

    /** Whether somebody has this id and has not left; it honours {@link ReadAfter#position()}. */
    Mono<Boolean> contains(UserId user);
}
