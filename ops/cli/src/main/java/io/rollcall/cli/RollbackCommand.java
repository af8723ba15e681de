// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall rollback NAME}. */
@Command(
        name = "rollback",
        description = "Goes back to the read model that was live before the last switch.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall rollback meeting --reason \"Titles are missing\"")
final class RollbackCommand implements Callable<Integer> {

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
        confirmation.of("have readers see the former one", name, rollcall.terminal());
        return act.send(rollcall, Query.of("subscriptions", name, "rollback"), Map.of());
    }
}
