// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall parked retry [ID]}: one, or all that the filter finds. */
@Command(
        name = "retry",
        description = "Has events taken again, and then what waits behind them, in order.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall parked retry meetings:17 --reason \"Mended in 1.4.2\"",
            "  rollcall parked retry --subscription meetings --reason \"Mended in 1.4.2\""
        })
final class ParkedRetryCommand implements Callable<Integer> {

    @ParentCommand
    private ParkedCommand parked;

    @Mixin
    private ParkedFilter filter;

    @Mixin
    private ActOptions act;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "This one.")
    private @Nullable String id;

    @Override
    public Integer call() throws InterruptedException {
        if ((id == null) == filter.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "Which? Name one, or all of a --subscription or a --type.");
        }

        return id == null
                ? act.send(parked.rollcall(), Query.of("parked", "retry"), filter.members())
                : act.send(parked.rollcall(), Query.of("parked", id, "retry"), Map.of());
    }
}
