// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall resume NAME}. */
@Command(
        name = "resume",
        description = "Has a subscription go on from where it stands.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall resume notifications --reason \"The gateway has moved\"")
final class ResumeCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {

        return act.send(rollcall, Query.of("subscriptions", name, "resume"), Map.of());
    }
}
