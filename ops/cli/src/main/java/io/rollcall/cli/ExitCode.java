// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

/** Exit codes, as {@code sysexits.h} has them, and those of {@code diagnose}. */
final class ExitCode {

    /** It is as it was asked for. */
    static final int OK = 0;

    /** Of {@code diagnose}: something should be looked at. */
    static final int LOOK = 1;

    /**
     * Of {@code diagnose}: something is broken; of {@code audit verify} and {@code stream verify}: something is not as
     * it was sealed.
     */
    static final int BROKEN = 2;

    /** The command was not typed as it has to be, or was not confirmed. */
    static final int USAGE = 64;

    /** What was asked for makes no sense to the server, the job was refused, or what was verified is not as the log. */
    static final int DATA = 65;

    /** There is no such thing. */
    static final int NO_INPUT = 66;

    /** The server cannot be reached. */
    static final int UNAVAILABLE = 69;

    /** A fault of the server or of this program. */
    static final int SOFTWARE = 70;

    /** Not now: something else is under way or away. */
    static final int TEMPORARY = 75;

    /** The server does not speak as it should: it has no API of operators, or that of another version. */
    static final int PROTOCOL = 76;

    /** The token is not good, or not good for this. */
    static final int NO_PERMISSION = 77;

    /** The operator has ended it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** That of an HTTP status that is none of success. */
    static int of(int status) {
        return switch (status) {
            case 400, 413, 414, 422, 431 -> DATA;
            case 401, 403 -> NO_PERMISSION;
            case 404 -> NO_INPUT;
            case 408, 409, 425, 429, 502, 503, 504 -> TEMPORARY;
            case 500 -> SOFTWARE;
            default -> PROTOCOL;
        };
    }
}
