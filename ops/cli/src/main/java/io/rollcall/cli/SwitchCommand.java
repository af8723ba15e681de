// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall switch NAME}. */
@Command(
        name = "switch",
        description = "Has the rebuilt read model take the place of the live one, though they differ.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall switch meeting --reason \"The old one lacks 12 documents\"")
final class SwitchCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @Parameters(index = "0", paramLabel = "NAME", description = "The subscription.")
    private String name;

    @Override
    public Integer call() throws InterruptedException {
        confirmation.of("have readers see the rebuilt one", name, rollcall.terminal());
        return act.send(rollcall, Query.of("subscriptions", name, "switch"), Map.of());
    }
}
