// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit}: how the proof of the log stands, and all that is done with it. */
@Command(
        name = "audit",
        description = "The log's name and keys, and how far it is sealed and signed.",
        subcommands = {
            AuditVerifyCommand.class,
            AuditProveCommand.class,
            AuditCheckCommand.class,
            AuditCheckpointCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall audit", "  rollcall audit verify --reason \"Yearly audit\""})
final class AuditCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    Rollcall rollcall() {
        return rollcall;
    }

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("tlog"), null);
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            Shown.members(rollcall, answer.json());
        }
        return ExitCode.OK;
    }
}
