// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a document could not take an event, in a bounded form: kinds and places only, since messages of exceptions may
 * hold personal data.
 *
 * @param attempts that failed so
 * @param trace frames, those of a cause behind the name of its class
 */
record Trouble(Instant at, int attempts, String error, List<String> trace) {

    private static final int CAUSES = 3;
    private static final int FRAMES = 20;
    private static final int LENGTH = 240;

    Trouble {
        trace = List.copyOf(trace);
    }

    static Trouble of(Throwable failure, Instant at, int attempts) {
        var trace = causes(failure).flatMap(Trouble::frames).toList();
        return new Trouble(at, attempts, bounded(failure.getClass().getName()), trace);
    }

    /** The database has refused it. */
    static Trouble refused(String reason, Instant at, int attempts) {
        return new Trouble(at, attempts, bounded(reason), List.of());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES);
    }

    private static Stream<String> frames(Throwable cause) {
        return Stream.concat(
                Stream.of(bounded(cause.getClass().getName())),
                Arrays.stream(cause.getStackTrace()).limit(FRAMES).map(frame -> bounded("at " + frame)));
    }

    private static String bounded(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH);
    }
}
