// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall parked evict [ID]}: one, or all that the filter finds. */
@Command(
        name = "evict",
        description = "Has documents go on without the event that they could not take; recorded.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall parked evict meetings:17 --reason \"Beyond repair\"",
            "  rollcall parked evict --subscription meetings --reason \"Beyond repair\""
        })
final class ParkedEvictCommand implements Callable<Integer> {

    @ParentCommand
    private ParkedCommand parked;

    @Mixin
    private ParkedFilter filter;

    @Mixin
    private ActOptions act;

    @Mixin
    private Confirmation confirmation;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "This one.")
    private @Nullable String id;

    @Override
    public Integer call() throws InterruptedException {
        if ((id == null) == filter.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "Which? Name one, or all of a --subscription or a --type.");
        }
        confirmation.of(
                "have it go on without the event",
                id == null ? filter.name() : id,
                parked.rollcall().terminal());
        return id == null
                ? act.send(parked.rollcall(), Query.of("parked", "evict"), filter.members())
                : act.send(parked.rollcall(), Query.of("parked", id, "evict"), Map.of());
    }
}
