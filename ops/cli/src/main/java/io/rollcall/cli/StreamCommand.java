// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall stream}, and what is done with the events' topics. */
@Command(
        name = "stream",
        description = "Looks after the stream of events on Kafka.",
        subcommands = {
            StreamVerifyCommand.class,
            StreamBackfillCommand.class,
            StreamRestartCommand.class,
            StreamSubjectCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall stream verify --bootstrap-server localhost:9092 --config kafka.properties",
            "  rollcall stream backfill --topic history --reason \"For the new warehouse\""
        })
final class StreamCommand {

    @ParentCommand
    private Rollcall rollcall;

    Rollcall rollcall() {
        return rollcall;
    }
}
