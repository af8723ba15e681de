// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The last event of a stream that a client has had, as it says by {@code Last-Event-ID}; in the Reactor context. */
public final class LastEventId {

    /** The request header. */
    public static final String HEADER = "Last-Event-ID";

    private static final Object KEY = LastEventId.class;

    private LastEventId() {}

    /** What the client of this request says; empty where it says nothing. */
    public static Mono<Optional<String>> get() {
        return Mono.deferContextual(context -> Mono.just(context.getOrDefault(KEY, Optional.empty())));
    }

    static ContextView by(HttpHeaders headers) {
        return Context.of(KEY, Optional.ofNullable(headers.getFirst(HEADER)).filter(id -> !id.isBlank()));
    }
}
