// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall document NAME ID}. */
@Command(
        name = "document",
        description = "A document of a read model, now or at another moment.",
        footerHeading = "%nExamples:%n",
        footer = {"  rollcall document meetings 17", "  rollcall document meetings 17 --at 2026-11-30T12:00:00Z"})
final class DocumentCommand implements Callable<Integer> {

    @ParentCommand
    private Rollcall rollcall;

    @Mixin
    private ReadOptions read;

    @Option(names = "--at", paramLabel = "AT", description = "A position, or an instant by ISO 8601.")
    private @Nullable String at;

    @Parameters(index = "0", paramLabel = "NAME", description = "The read model.")
    private String name;

    @Parameters(index = "1", paramLabel = "ID", description = "The document.")
    private String id;

    @Override
    public Integer call() throws InterruptedException {
        var answer = rollcall.get(Query.of("read-models", name, id).with("at", at), read.unmask());
        return Shown.json(rollcall, answer, "");
    }
}
