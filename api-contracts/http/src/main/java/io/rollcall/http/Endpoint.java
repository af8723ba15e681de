// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;

/** One use case of a door. Each is a bean; {@link DoorRouter} finds them all. */
public interface Endpoint {

    /** Where it is served, and for which callers; asked once, at start. */
    Route route();

    /** What it answers with when all is well; what the client accepts must include it (G-18). */
    default MediaType renders() {
        return MediaType.APPLICATION_JSON;
    }

    /**
     * Fails as a {@link Refusal} where the caller may not ask for this. Of an endpoint on an open route that looks for
     * the caller itself, and is asked before anything that {@link #handle} may refuse.
     */
    default Mono<Void> admits(Call call) {
        return Mono.empty();
    }

    /**
     * Does what the call asks.
     *
     * @return exactly one answer, or a {@link Refusal} as the error; anything else is answered as an internal error
     */
    Mono<Answer> handle(Call call);
}
