// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.proof.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall audit verify}. */
@Command(
        name = "verify",
        description = {
            "Reads the events again and holds them to the tree and to every checkpoint; changes nothing.",
            "Ends with 2 where something is not as it was sealed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall audit verify --reason \"Yearly audit\"",
            "  rollcall audit verify --checkpoint kept-in-june --key \"$KEY\" --reason \"Yearly audit\""
        })
final class AuditVerifyCommand implements Callable<Integer> {

    @ParentCommand
    private AuditCommand audit;

    @Mixin
    private ActOptions act;

    @Option(names = "--from", paramLabel = "N", description = "The first position; otherwise 1.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "The last one; otherwise the end of the log.")
    private @Nullable Long to;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "One that was kept outside: without it nobody can tell whether the end was cut.")
    private @Nullable Path checkpoint;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A public key that is believed of it; otherwise the server's own.")
    private List<String> keys = List.of();

    @Override
    public Integer call() throws InterruptedException {
        var rollcall = audit.rollcall();
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("from", from);
        asked.put("to", to);
        asked.put("checkpoint", checkpoint == null ? null : text(checkpoint));
        asked.put("keys", keys.isEmpty() ? null : String.join("\n", keys));
        var answer = act.ended(rollcall, Query.of("audit", "verify"), asked);
        var code = JobOutcome.tell(rollcall, answer);
        var sound = answer.json().path("result").path("sound");
        return sound.isBoolean() && !sound.asBoolean() ? ExitCode.BROKEN : code;
    }

    private static String text(Path file) {
        return new String(BoundedFile.read(file, SignedNote.MAX_BYTES), StandardCharsets.UTF_8);
    }
}
