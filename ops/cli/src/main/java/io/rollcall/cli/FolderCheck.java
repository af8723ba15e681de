// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import io.rollcall.export.EventLines;
import io.rollcall.export.EventsInTree;
import io.rollcall.export.ExportFiles;
import io.rollcall.export.TreeFiles;
import io.rollcall.export.WholeExport;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.check.TrustPolicy;
import io.rollcall.proof.check.TrustPolicy.Believed;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds an export, of a whole log or of a range, to its checkpoint: its events, their leaves, the tiles and the older
 * checkpoints.
 */
final class FolderCheck {

    private static final int TOLD = 10_000;

    private final ExportFiles files;
    private final TrustPolicy policy;
    private final Progress progress;

    FolderCheck(ExportFiles files, TrustPolicy policy, Progress progress) {
        this.files = files;
        this.policy = policy;
        this.progress = progress;
    }

    /** What is proven. */
    record Checked(Believed believed, long first, long last, int older) {

        String summary() {
            return "Proven: the events " + first + " to " + last + " are those of the log of "
                    + believed.checkpoint().size() + ", which begins as in each of " + older + " checkpoints.";
        }

        Map<String, Object> json() {
            return new TreeMap<>(Map.of("first", first, "last", last, "checkpoints", older));
        }
    }

    /** @throws ProofRefused at the first thing that is not as it was sealed, which the message names */
    Checked check() throws IOException, ProofRefused {
        var believed = policy.verify(note(files.checkpoint()));
        var checkpoint = believed.checkpoint();
        var events = files.events();
        if (events.isEmpty()) {
            throw ProofRefused.malformed("The folder has no events");
        }
        var first = events.getFirst().first();
        var last = events.getLast().last();
        if (first == 1 && last == checkpoint.size()) {
            whole(checkpoint);
        } else {
            range(checkpoint, first, last);
        }
        progress.end();
        return new Checked(believed, first, last, older(checkpoint));
    }

    private void whole(Checkpoint checkpoint) throws IOException, ProofRefused {
        var counted = progress.counted("check", 0, checkpoint.size());
        new WholeExport(files, checkpoint).read(event -> {
            if (event.position() % TOLD == 0) {
                counted.show(event.position());
            }
        });
    }

    private void range(Checkpoint checkpoint, long first, long last) throws IOException, ProofRefused {
        var counted = progress.counted("check", first - 1, last);
        for (var file : files.events()) {
            var events = EventLines.read(Files.newInputStream(file.path()));
            if (events.isEmpty()
                    || events.getFirst().position() != file.first()
                    || events.getLast().position() != file.last()) {
                throw ProofRefused.malformed(
                        "Other events are in " + file.path().getFileName());
            }
            new EventsInTree(checkpoint, TreeFiles.in(files.folder())).hold(events);
            counted.show(file.last());
        }
    }

    private int older(Checkpoint checkpoint) throws IOException, ProofRefused {
        var tree = new EventsInTree(checkpoint, TreeFiles.in(files.folder()));
        var kept = files.checkpoints();
        for (var older : kept) {
            tree.holdOlder(policy.verify(note(older)).checkpoint());
        }
        return kept.size();
    }

    private static SignedNote note(Path file) throws IOException, ProofRefused {
        return SignedNote.parse(Files.readAllBytes(file));
    }
}
