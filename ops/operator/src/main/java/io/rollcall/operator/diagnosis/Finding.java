// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was found.
 *
 * @param what a sentence with what it is about; nothing personal
 * @param since {@code null} where nobody knows
 * @param next the command to type next, as it stands: that of the cause, unless another one is given
 */
public record Finding(
        Cause cause,
        Severity severity,
        String what,
        @Nullable Instant since,
        String next) {

    /** Something that does not work. */
    public static Finding broken(Cause cause, String what) {
        return new Finding(cause, Severity.BROKEN, what, null, cause.command());
    }

    /** Something to be looked at. */
    public static Finding look(Cause cause, String what) {
        return new Finding(cause, Severity.LOOK, what, null, cause.command());
    }

    /** Something to be known. */
    public static Finding note(Cause cause, String what) {
        return new Finding(cause, Severity.NOTE, what, null, cause.command());
    }

    /** The same, with the time from which on it is so. */
    public Finding since(@Nullable Instant since) {
        return new Finding(cause, severity, what, since, next);
    }

    /** The same, with another command to type next. */
    public Finding next(String next) {
        return new Finding(cause, severity, what, since, next);
    }
}
