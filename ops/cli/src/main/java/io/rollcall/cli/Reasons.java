// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import org.jspecify.annotations.Nullable;

/** Why an operator does something, as it is recorded. */
final class Reasons {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 500;

    private Reasons() {}

    /** What was given, or is typed now; {@link Failure} 64 where that is none. */
    static String of(@Nullable String given, Terminal terminal) {
        var reason = given != null
                ? given.strip()
                : terminal.ask("Why? It is recorded:")
                        .orElseThrow(() -> new Failure(ExitCode.USAGE, "An act takes a reason: --reason \"..\"."));
        return checked(reason);
    }

    /** A reason that is sent in a header, which takes ASCII only. */
    static String header(String reason) {
        if (!reason.chars().allMatch(it -> it >= ' ' && it < 0x7f)) {
            throw new Failure(ExitCode.USAGE, "The reason of --unmask has to be written in ASCII.");
        }
        return checked(reason.strip());
    }

    private static String checked(String reason) {
        var length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Failure(
                    ExitCode.USAGE,
                    "A reason has " + SHORTEST + " to " + LONGEST + " characters; this one has " + length + ".");
        }
        return reason;
    }
}
