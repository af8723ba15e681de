// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall event N}. */
@Command(
        name = "event",
        description = "One event of the log.",
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall event 1024", "  rollcall event 1024 --unmask \"Complaint 4711\""})
final class EventCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Parameters(index = "0", paramLabel = "N", description = "Its position.")
    private long position;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("events", Long.toString(position)), read.unmask());
        if (rollcall.isJson()) {
            rollcall.terminal().raw(answer.body());
        } else {
            Shown.members(rollcall, answer.json());
        }
        return ExitCode.OK;
    }
}
