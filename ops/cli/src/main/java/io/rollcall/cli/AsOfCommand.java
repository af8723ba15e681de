// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall asof AT PATH}. */
@Command(
        name = "asof",
        description = "What a door would have answered at another moment; waits while that is being built.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall asof 1024 /api/account/ --viewer 17",
            "  rollcall asof 2026-11-30T12:00:00Z \"/v1/chats/?page=2\" --viewer 17 --json"
        })
final class AsOfCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Option(names = "--viewer", paramLabel = "N", description = "The user as which it is asked.")
    private @Nullable Long viewer;

    @Parameters(index = "0", paramLabel = "AT", description = "A position, or an instant by ISO 8601.")
    private String at;

    @Parameters(index = "1", paramLabel = "PATH", description = "Of any GET of a door, with its query.")
    private String path;

    @Override
    public Integer call() throws InterruptedException {
        var query = DoorPath.of(path).asOf(at).with("viewer", viewer);
        return Shown.json(rollcall, AsOf.get(rollcall, query, read.unmask()), "");
    }
}
