// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit}, and what it does. */
@Command(
        name = "audit",
        description = "What proves the log.",
        subcommands = {AuditCheckCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall audit check 1024.tlog-proof --key rollcall.example/0d3c..+5f4e..+AQ.."})
final class AuditCommand {

    @ParentCommand
    private Rollcall rollcall;

    Rollcall rollcall() {
        return rollcall;
    }
}
