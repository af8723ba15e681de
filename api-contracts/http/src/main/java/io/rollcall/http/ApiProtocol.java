// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import io.rollcall.contracts.credential.Door;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** How one door talks: the order in which it checks a request, how it reads bodies, and its words when it refuses. */
public interface ApiProtocol {

    /** The door that speaks so. */
    Door door();

    /**
     * Checks the request in this door's order, reads it, and lets the resource's endpoint answer it.
     *
     * @return one answer, or a {@link Refusal} as the error
     */
    Mono<Answer> serve(ServerRequest request, Resource resource);

    /** The answer to a caller that has left since it was let in: what they show is worth nothing any more. */
    Refusal left();
}
