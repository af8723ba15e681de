// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall stream restart}. */
@Command(
        name = "restart",
        description = {
            "Has the stream go on after the log was put back to an earlier time: it is told once more from the"
                    + " beginning, behind what is there, by another source. Tell its readers before.",
            "Does nothing where the stream fits the log."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall stream restart --reason \"Restored from the backup of Monday\""})
final class StreamRestartCommand implements Callable<Integer> {

    @ParentCommand
    private StreamCommand stream;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of(
                "tell all of the log once more on the",
                "stream",
                stream.rollcall().terminal());
        return act.send(stream.rollcall(), Query.of("stream", "restart"), Map.of());
    }
}
