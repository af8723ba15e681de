// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.export.EventLines;
import io.rollcall.export.ExportFiles;
import io.rollcall.export.ExportedTree;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * A folder that is filled with the log. The tree is made here, of the very bytes that are written, so that what a
 * server sends is held to the checkpoint's root. A file is whole, or has another name; the checkpoint comes last.
 */
final class LogExport {

    private final ExportFiles files;
    private final Progress progress;
    private final ExportedTree tree = new ExportedTree(this::take);

    LogExport(ExportFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
    }

    /** Reads what an earlier export has left, and holds its tree to it. */
    void resume() throws IOException, ProofRefused {
        for (var file : files.events()) {
            try (var lines = new EventLines(Files.newInputStream(file.path()))) {
                for (var event = lines.next(); event != null; event = lines.next()) {
                    tree.add(event);
                }
            }
            if (tree.size() != file.last()) {
                throw ProofRefused.malformed("The file of events up to position " + file.last() + " ends before");
            }
        }
    }

    /** Adds what is missing up to a checkpoint, and then that. */
    void complete(StoredEvents events, SignedNote note) throws IOException, ProofRefused, InterruptedException {
        var checkpoint = Checkpoint.parse(note.text());
        var counted = progress.counted("export", tree.size(), checkpoint.size());
        while (tree.size() < checkpoint.size()) {
            var page = events.after(tree.size(), checkpoint.size());
            add(page.events());
            ExportFiles.write(files.events(page.first(), page.last()), page.compressed());
            counted.show(tree.size());
        }
        progress.end();
        if (tree.size() > checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            throw new ProofRefused(
                    Reason.INCONSISTENT,
                    "The events up to position " + tree.size() + " are not those of the checkpoint of "
                            + checkpoint.size());
        }
        tree.finish();
        ExportFiles.write(files.checkpoint(checkpoint.size()), note.encode().getBytes(UTF_8));
        ExportFiles.write(files.checkpoint(), note.encode().getBytes(UTF_8));
    }

    private void add(List<RecordedEvent> events) throws IOException, ProofRefused {
        for (var event : events) {
            tree.add(event);
        }
    }

    /** A file of a tree never changes. */
    private void take(String path, byte[] bytes) throws IOException, ProofRefused {
        var file = files.folder().resolve(path);
        if (!Files.exists(file)) {
            ExportFiles.write(file, bytes);
        } else if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw new ProofRefused(Reason.INCONSISTENT, "The folder has another file " + path);
        }
    }
}
