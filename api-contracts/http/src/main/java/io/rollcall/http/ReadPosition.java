// SPDX-License-Identifier: Apache-2.0
package io.rollcall.http;

import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Reading one's own writes: the position in the log that a read must have passed, carried in the Reactor context. */
public final class ReadPosition {

    /** The request header that names a position, as {@link Answer#POSITION} told it. */
    public static final String HEADER = "Rollcall-After";

    private static final Object KEY = ReadPosition.class;

    private ReadPosition() {}

    /** The position that reads of this request wait for; 0 asks for nothing. */
    public static Mono<Long> position() {
        return Mono.deferContextual(context -> Mono.just(context.getOrDefault(KEY, 0L)));
    }

    /** To be written into the context ({@code mono.contextWrite(ReadPosition.at(7))}): reads above it wait for this. */
    public static ContextView at(long position) {
        return Context.of(KEY, position);
    }

    /** What the request asks for; 0 where it does not, or in a way that {@link #check} refuses. */
    static long askedBy(HttpHeaders headers) {
        var position = headers.getFirst(HEADER);
        return position != null && isPosition(position) ? Long.parseLong(position) : 0;
    }

    /**
     * For protocols, before they have anything done: what is wrong with the credential or the request is told first.
     *
     * @throws Refusal 400 where the request names something else than a position
     */
    public static void check(HttpHeaders headers) {
        var position = headers.getFirst(HEADER);
        if (position != null && !isPosition(position)) {
            throw Refusal.badRequest(HEADER + " must be a position: a number from 0.");
        }
    }

    private static boolean isPosition(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
