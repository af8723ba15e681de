// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall verify NAME}. */
@Command(
        name = "verify",
        description = {
            "Compares a read model with the log and changes nothing.",
            "Every document that differs is named, and the exit code is 65 then."
        },
        footerHeading = "%nExamples:%n",
        footer = "  rollcall verify meetings --reason \"Monthly check\" --json")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Parameters(index = "0", paramLabel = "NAME", description = "The read model.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        return act.send(rollcall, Query.of("subscriptions", name, "verify"), Map.of());
    }
}
