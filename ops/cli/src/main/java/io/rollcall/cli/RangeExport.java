// SPDX-License-Identifier: Apache-2.0
package io.rollcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rollcall.export.EventLines;
import io.rollcall.export.EventsInTree;
import io.rollcall.export.ExportFiles;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * A folder that is filled with some events in a row, and with those tiles and leaves that prove them. What a server
 * sends is held to the checkpoint's root before it is written. The checkpoint comes last.
 */
final class RangeExport {

    private final ExportFiles files;
    private final Api api;
    private final SignedNote note;
    private final Checkpoint checkpoint;

    /** @param note is believed */
    RangeExport(ExportFiles files, Api api, SignedNote note) throws ProofRefused {
        this.files = files;
        this.api = api;
        this.note = note;
        this.checkpoint = Checkpoint.parse(note.text());
    }

    /** Adds what is missing up to the last position, also of the tiles of what an earlier export has left. */
    void complete(long from, long to, Progress progress) throws IOException, ProofRefused, InterruptedException {
        var events = new StoredEvents(api);
        var done = hold(from);
        var counted = progress.counted("export", done, to);
        while (done < to) {
            var page = events.after(done, to);
            hold(page.events());
            ExportFiles.write(files.events(page.first(), page.last()), page.compressed());
            done = page.last();
            counted.show(done);
        }
        progress.end();
        holdOlder();
        var bytes = note.encode().getBytes(UTF_8);
        ExportFiles.write(files.checkpoint(checkpoint.size()), bytes);
        ExportFiles.write(files.checkpoint(), bytes);
    }

    /** Holds what is there to this checkpoint; returns its last position. */
    private long hold(long from) throws IOException, ProofRefused {
        var last = from - 1;
        for (var file : files.events()) {
            var events = EventLines.read(Files.newInputStream(file.path()));
            if (events.isEmpty() || events.getFirst().position() != last + 1) {
                throw ProofRefused.malformed("The folder has other events than those from position " + from + " on");
            }
            hold(events);
            last = events.getLast().position();
        }
        return last;
    }

    private void hold(List<RecordedEvent> events) throws ProofRefused {
        var fetched = new FetchedTree(files.folder(), api);
        new EventsInTree(checkpoint, fetched).hold(events);
        fetched.keep();
    }

    /** The tiles of the proofs that this checkpoint took nothing back of those which the folder has. */
    private void holdOlder() throws IOException, ProofRefused {
        var fetched = new FetchedTree(files.folder(), api);
        var tree = new EventsInTree(checkpoint, fetched);
        for (var older : files.checkpoints()) {
            tree.holdOlder(
                    Checkpoint.parse(SignedNote.parse(Files.readAllBytes(older)).text()));
        }
        fetched.keep();
    }
}
