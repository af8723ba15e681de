// SPDX-License-Identifier: Apache-2.0
package io.rollcall.projection.shared;

import java.util.Arrays;

/**
 * A change threw. Says where, and neither the message nor the trace of the cause, which may hold personal data: a
 * processor logs what is thrown at it.
 */
final class CannotFold extends RuntimeException {

    CannotFold(String readModel, Change<?, ?> change, RuntimeException cause) {
        super(message(readModel, change, cause), null, false, false);
    }

    /** The kind of what was thrown, and its place. */
    static String of(RuntimeException cause) {
        return cause.getClass().getSimpleName() + " at " + place(cause);
    }

    private static String message(String readModel, Change<?, ?> change, RuntimeException cause) {
        return "%s cannot fold %s at position %d into document %s: %s at %s"
                .formatted(
                        readModel,
                        change.eventName(),
                        change.position(),
                        change.id(),
                        cause.getClass().getSimpleName(),
                        place(cause));
    }

    private static String place(RuntimeException cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }
}
