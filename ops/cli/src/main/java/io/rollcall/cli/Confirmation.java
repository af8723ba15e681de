// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Option;

/** What cannot be undone, or is felt by users, is not done by a slip of the hand: its name has to be typed. */
final class Confirmation {

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask for the name to be typed.")
    private boolean yes;

    /** @throws Failure 64 where the operator types something else, or nobody is there to ask */
    void of(String what, String name, Terminal terminal) {
        if (yes) {
            return;
        }
        if (!terminal.isInteractive()) {
            throw new Failure(ExitCode.USAGE, "To " + what + " has to be confirmed: --yes.");
        }
        var typed = terminal.ask("To " + what + ", type '" + name + "':").orElse("");
        if (!typed.equals(name)) {
            throw new Failure(ExitCode.USAGE, "Nothing is done.");
        }
    }
}
