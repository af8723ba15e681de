// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall witness}, and what it does. It needs no server and no token. */
@Command(
        name = "witness",
        description = "Cosigns what logs say of themselves, if nothing was taken back (c2sp.org/tlog-witness).",
        subcommands = {WitnessServeCommand.class, WitnessSignCommand.class, WitnessKeygenCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall witness keygen --name witness.example/w1 -o witness.key",
            "  rollcall witness serve --state witness --key witness.key --log rollcall.example/0d3c..+5f4e..+AQ.."
        })
final class WitnessCommand {

    @ParentCommand
    private Rollcall rollcall;

    Rollcall rollcall() {
        return rollcall;
    }
}
