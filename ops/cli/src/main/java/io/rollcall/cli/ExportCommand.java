// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.ExportFiles;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall export}. */
@Command(
        name = "export",
        description =
                "Writes the log as files, up to its newest checkpoint: events as they are stored, what is personal"
                        + " encrypted, and the tree that proves them. Goes on where an earlier export of the folder ends.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall export -o export --key rollcall.example/0d3c..+5f4e..+AQ..",
            "  rollcall export -o - --from 1 --to 1000 > events.jsonl.zst"
        })
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private Rollcall rollcall;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder; - for the events alone, to the standard output.")
    private String output;

    @Option(names = "--from", paramLabel = "N", description = "With '-o -': from this position on; otherwise 1.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "With '-o -': up to this position.")
    private @Nullable Long to;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "A public key of the log: then nothing is believed that it has not signed.")
    private List<String> keys = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var isStream = output.equals(STANDARD_OUTPUT);
        if (!isStream && (from != null || to != null)) {
            throw new Failure(
                    ExitCode.USAGE, "A folder has the log from its beginning: --from and --to are for '-o -'.");
        }
        if (isStream && rollcall.isJson()) {
            throw new Failure(ExitCode.USAGE, "With '-o -' the output is the events: there is no --json of it.");
        }
        if (isStream && rollcall.terminal().isInteractive()) {
            throw new Failure(ExitCode.USAGE, "What is compressed is not for a terminal: redirect the output.");
        }
        try {
            var note = SignedNote.parse(
                    rollcall.api().get(Query.of("tlog", "checkpoint"), Map.of()).body());
            var size = believed(note).size();
            var events = new StoredEvents(rollcall.api());
            if (isStream) {
                stream(events, size);
            } else {
                var export = new LogExport(new ExportFiles(Path.of(output)), new Progress(rollcall.terminal()));
                export.resume();
                export.complete(events, note);
                rollcall.terminal().note("The folder " + output + " has the log up to position " + size + ".");
                if (rollcall.isJson()) {
                    rollcall.terminal().say(Fields.json(Map.of("folder", output, "position", size)));
                }
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This cannot be read or written: " + e.getMessage() + ".");
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.DATA, "Refused: " + e.getMessage() + ".");
        }
    }

    private Checkpoint believed(SignedNote note) throws ProofRefused {
        var log = new ArrayList<NoteVerifier>();
        for (var key : keys) {
            log.add(NoteVerifier.parse(key));
        }
        return log.isEmpty()
                ? Checkpoint.parse(note.text())
                : TrustPolicy.of(log).verify(note).checkpoint();
    }

    private void stream(StoredEvents events, long size) throws IOException, ProofRefused, InterruptedException {
        var end = to == null ? size : Math.min(to, size);
        for (var at = from == null ? 0 : Math.max(0, from - 1); at < end; ) {
            var page = events.after(at, end);
            rollcall.terminal().raw(page.compressed());
            at = page.last();
        }
    }
}
