// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit checkpoint}. */
@Command(
        name = "checkpoint",
        description = "The newest checkpoint, to be kept outside; with --json in a member 'checkpoint'.",
        footerHeading = "%nExamples:%n",
        footer = "  rollcall audit checkpoint -o kept-in-june")
final class AuditCheckpointCommand implements Callable<Integer> {

    @ParentCommand
    private AuditCommand audit;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; otherwise to the standard output.")
    private @Nullable Path file;

    @Override
    public Integer call() throws InterruptedException {
        var rollcall = audit.rollcall();
        var note = rollcall.api().get(Query.of("tlog", "checkpoint"), Map.of()).body();
        if (file != null) {
            WholeFile.write(file, note);
        }
        if (rollcall.isJson()) {
            rollcall.terminal().say(Fields.json(Map.of("checkpoint", new String(note, StandardCharsets.UTF_8))));
        } else if (file == null) {
            rollcall.terminal().raw(note);
        }
        return ExitCode.OK;
    }
}
