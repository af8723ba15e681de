// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall skip NAME POSITION}. */
@Command(
        name = "skip",
        description = "Has a subscription pass over one event, which is shown in the diagnosis ever after.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall skip stream 1024 --reason \"Unreadable since 2024\"")
final class SkipCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    private String name;

    @Parameters(index = "1", paramLabel = "POSITION", description = "Of the event.")
    private long position;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of("pass over event " + position, name, rollcall.terminal());
        return act.send(rollcall, Query.of("subscriptions", name, "skip"), Map.of("position", position));
    }
}
