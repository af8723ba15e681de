// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.cli.witness.Witness;
import io.rollcall.cli.witness.Witness.Outcome;
import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.NoteSignature;
import io.rollcall.proof.note.SignedNote;
import io.rollcall.proof.tree.TiledTree;
import io.rollcall.proof.witness.AddCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code rollcall witness sign}: for an auditor without a network. */
@Command(
        name = "sign",
        description = "Cosigns a checkpoint in a file, if its tree begins with the one cosigned last.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rollcall witness sign --state witness --key witness.key --log rollcall.example/0d3c..+5f4e..+AQ.. \\",
            "    --checkpoint export/checkpoint -o cosigned"
        })
final class WitnessSignCommand implements Callable<Integer> {

    @ParentCommand
    private WitnessCommand parent;

    @Mixin
    private WitnessOptions options;

    @Option(names = "--checkpoint", required = true, paramLabel = "FILE", description = "The signed checkpoint.")
    private Path checkpoint;

    @Option(
            names = "--tiles",
            paramLabel = "DIR",
            description = "Has the tiles of its tree, as an export has; otherwise the folder of the checkpoint.")
    private @Nullable Path tiles;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the cosigned checkpoint goes; otherwise the new signatures are printed.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        try {
            var note = SignedNote.parse(Files.readAllBytes(checkpoint));
            sign(options.witness(), note);
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Failure(ExitCode.NO_INPUT, "This file cannot be read or written: " + e.getMessage() + ".");
        } catch (ProofRefused e) {
            throw new Failure(ExitCode.DATA, "Not cosigned: " + e.getMessage() + ".");
        }
    }

    private void sign(Witness witness, SignedNote note) throws IOException, ProofRefused {
        var claimed = Checkpoint.parse(note.text());
        var last = witness.last(claimed.origin()).map(Checkpoint::size).orElse(0L);
        if (last > claimed.size()) {
            throw new Failure(
                    ExitCode.DATA, "Not cosigned: this witness has cosigned a tree of " + last + ", which is larger.");
        }
        switch (witness.add(new AddCheckpoint(last, proof(last, claimed.size()), note))) {
            case Outcome.Cosigned cosigned -> write(note, cosigned.signatures());
            case Outcome.OtherSize other ->
                throw new Failure(ExitCode.TEMPORARY, "Somebody else has had a tree of " + other.size() + " cosigned.");
            case Outcome.Refused refused ->
                throw new Failure(ExitCode.DATA, "Not cosigned: " + refused.message() + ".");
        }
    }

    private List<Hash> proof(long from, long to) throws ProofRefused {
        var folder = tiles == null ? checkpoint.toAbsolutePath().getParent() : tiles;
        return from == 0 || from == to || folder == null
                ? List.of()
                : new TiledTree(to, new TileFolder(folder)).consistency(from).path();
    }

    private void write(SignedNote note, List<NoteSignature> signatures) throws IOException {
        var lines = signatures.stream().map(NoteSignature::line).toList();
        var rollcall = parent.rollcall();
        if (output != null) {
            Files.writeString(output, note.with(signatures).encode(), UTF_8);
        }
        if (rollcall.isJson()) {
            rollcall.terminal().say(Fields.json(Map.of("signatures", lines)));
        } else if (output == null) {
            rollcall.terminal().sayLines(String.join("\n", lines));
        }
    }
}
