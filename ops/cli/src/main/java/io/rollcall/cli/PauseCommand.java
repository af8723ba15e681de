// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall pause NAME}. */
@Command(
        name = "pause",
        description = "Has a subscription stand still until it is resumed.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall pause notifications --reason \"The gateway moves\"")
final class PauseCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {

        return act.send(rollcall, Query.of("subscriptions", name, "pause"), Map.of());
    }
}
