// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;

/**
 * The export of a log from its first event on, which is held to a checkpoint while it is read: each event to its leaf,
 * the leaves to the tiles, the tree to the root.
 *
 * @param checkpoint is believed
 */
public record WholeExport(ExportFiles files, Checkpoint checkpoint) {

    /**
     * Takes the events in their order; that they are those of the checkpoint is known only behind the last one.
     *
     * @param <E> what it may fail with
     */
    @FunctionalInterface
    public interface Taker<E extends Exception> {

        /** @throws ProofRefused where it takes no such event */
        void take(RecordedEvent event) throws ProofRefused, E;
    }

    /**
     * Reads it all.
     *
     * @return the incarnation of the log
     * @throws ProofRefused at the first thing that is not as it was sealed, which the message names
     */
    public <E extends Exception> UUID read(Taker<E> taker) throws IOException, ProofRefused, E {
        var tree = new ExportedTree(new ExportedFileCheck(files.folder()));
        for (var file : files.events()) {
            try (var lines = new EventLines(Files.newInputStream(file.path()))) {
                for (var event = lines.next(); event != null; event = lines.next()) {
                    tree.add(event);
                    taker.take(event);
                }
            }
        }
        if (tree.size() != checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            throw new ProofRefused(
                    Reason.INCONSISTENT,
                    "The checkpoint of " + checkpoint.size() + " is not of these " + tree.size() + " events");
        }
        tree.finish();
        return incarnation(tree);
    }

    private UUID incarnation(ExportedTree tree) throws ProofRefused {
        var incarnation = tree.incarnation();
        if (incarnation == null || !isOf(checkpoint, incarnation)) {
            throw new ProofRefused(Reason.OTHER_LOG, "The events are of another log than the checkpoint");
        }
        return incarnation;
    }

    /** Whether a checkpoint is of the log of an incarnation. */
    static boolean isOf(Checkpoint checkpoint, UUID incarnation) {
        return checkpoint.origin().endsWith("/" + incarnation);
    }
}
