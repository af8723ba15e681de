// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall aggregate ID}. */
@Command(
        name = "aggregate",
        description = "What an aggregate remembers, now or at another moment.",
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall aggregate meeting-17", "  rollcall aggregate meeting-17 --at 1024"})
final class AggregateCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Option(names = "--at", paramLabel = "AT", description = "A position, or an instant by ISO 8601.")
    private @Nullable String at;

    @Parameters(index = "0", paramLabel = "ID", description = "The aggregate.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("aggregates", id).with("at", at), read.unmask());
        return Shown.json(rollcall, answer, "");
    }
}
