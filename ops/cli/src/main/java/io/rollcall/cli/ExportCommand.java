// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.ExportFiles;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteVerifier;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall export}. */
@Command(
        name = "export",
        description = {
            "Writes the log as files, up to its newest checkpoint, or some of it: events as they are stored, what is"
                    + " personal encrypted, and the tree that proves them. Goes on where an earlier export of the"
                    + " folder ends.",
            "With --parquet, what the stream has told of the log, as tables for analysts that have no Kafka: a table for"
                    + " each family of events, as complete and in order as stream verify has it. That asks Kafka, and"
                    + " needs no server and no token."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall export -o export --key rollcall.example/0d3c..+5f4e..+AQ..",
            "  rollcall export -o june --from 1001 --to 2000",
            "  rollcall export -o - --from 1 --to 1000 > events.jsonl.zst",
            "  rollcall export --parquet tables --config kafka.properties --key rollcall.example/0d3c..+5f4e..+AQ.."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @ParentCommand
    private Rollcall rollcall;

    @ArgGroup(multiplicity = "1")
    private Target target = new Target();

    /** One of them. */
    static final class Target {

        @Option(
                names = {"-o", "--output"},
                paramLabel = "DIR",
                description = "The folder; - for the events alone, to the standard output.")
        private @Nullable String output;

        @Option(names = "--parquet", paramLabel = "FOLDER", description = "The folder of tables; from Kafka.")
        private @Nullable Path tables;
    }

    @Mixin
    private KafkaOptions kafka;

    @Option(names = "--from", paramLabel = "N", description = "From this position on; otherwise 1.")
    private @Nullable Long from;

    @Option(names = "--to", paramLabel = "N", description = "Up to this position; otherwise that of the checkpoint.")
    private @Nullable Long to;

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            description = "A public key of the log: then nothing is believed that it has not signed.")
    private List<String> keys = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        if (target.tables != null) {
            return tables(target.tables);
        }
        var output = Objects.requireNonNull(target.output);
        var isStream = output.equals(STANDARD_OUTPUT);
        if (first() < 1 || to != null && to < first()) {
            throw new Failure(ExitCode.USAGE, "Positions are from 1 on, and --to is none before --from.");
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
            if (isStream) {
                stream(size);
            } else if (from == null && to == null) {
                whole(output, note, size);
            } else {
                range(output, note, size);
            }
            return ExitCode.OK;
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This cannot be read or written: " + e.getMessage() + ".");
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.DATA, "Refused: " + e.getMessage() + ".");
        }
    }

    private int tables(Path folder) throws InterruptedException {
        if (from != null || to != null) {
            throw new Failure(
                    ExitCode.USAGE, "Tables go from where the folder ends to a checkpoint: without --from and --to.");
        }
        new TablesExport(rollcall, kafka, keys).fill(folder);
        return ExitCode.OK;
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

    private void whole(String output, SignedNote note, long size)
            throws IOException, ProofRefused, InterruptedException {
        var export = new LogExport(new ExportFiles(Path.of(output)), new Progress(rollcall.terminal()));
        export.resume();
        export.complete(new StoredEvents(rollcall.api()), note);
        rollcall.terminal().note("The folder " + output + " has the log up to position " + size + ".");
        json(output, size);
    }

    private void range(String output, SignedNote note, long size)
            throws IOException, ProofRefused, InterruptedException {
        new RangeExport(new ExportFiles(Path.of(output)), rollcall.api(), note)
                .complete(first(), last(size), new Progress(rollcall.terminal()));
        rollcall.terminal()
                .note("The folder " + output + " has the log from position " + first() + " to " + last(size)
                        + ", and proves it under the checkpoint of " + size + ".");
        json(output, last(size));
    }

    private void json(String output, long last) {
        if (rollcall.isJson()) {
            rollcall.terminal().say(Fields.json(Map.of("folder", output, "first", first(), "position", last)));
        }
    }

    private void stream(long size) throws IOException, ProofRefused, InterruptedException {
        var events = new StoredEvents(rollcall.api());
        for (var at = first() - 1; at < last(size); ) {
            var page = events.after(at, last(size));
            rollcall.terminal().raw(page.compressed());
            at = page.last();
        }
    }

    private long first() {
        return from == null ? 1 : from;
    }

    private long last(long size) {
        return to == null ? size : Math.min(to, size);
    }
}
