// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.checkpoint.Checkpoint;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.MerkleHash;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TiledTree;
import java.util.List;

/**
 * Holds some events of a log to a checkpoint, by the files of its tree: all that these proofs are made of is read, and
 * what is read is that of the root. Memory grows with the tiles, so one is for some thousands of events.
 */
public final class EventsInTree {

    private final Checkpoint checkpoint;
    private final TreeFiles files;
    private final TiledTree tree;
    private final MerkleHash merkle = new MerkleHash();

    /** @param checkpoint is believed */
    public EventsInTree(Checkpoint checkpoint, TreeFiles files) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.tree = new TiledTree(checkpoint.size(), tile -> files.read(tile.path()));
    }

    /**
     * Returns if the events are in the tree, each at its position and one after the other, and the bundles below them
     * have their leaves.
     *
     * @param events at least one
     * @throws ProofRefused at the first that is not; or, of the other kinds, where a file is not that of the tree
     */
    public void hold(List<RecordedEvent> events) throws ProofRefused {
        if (!tree.root().equals(checkpoint.root())) {
            throw new ProofRefused(
                    Reason.INCONSISTENT, "The tiles are not those of the checkpoint of " + checkpoint.size());
        }
        var position = events.getFirst().position();
        for (var event : events) {
            if (event.position() != position++) {
                throw new ProofRefused(
                        Reason.OTHER_EVENT, "There is another event in the place of position " + (position - 1));
            }
            if (event.position() > checkpoint.size() || !WholeExport.isOf(checkpoint, event.incarnation())) {
                throw new ProofRefused(Reason.OTHER_LOG, "Position " + event.position() + " is not of this checkpoint");
            }
            hold(event.position(), event.leaf().hash());
        }
        var first = (events.getFirst().position() - 1) / TileId.FULL;
        for (var index = first; index * TileId.FULL < events.getLast().position(); index++) {
            holdBundle(EntryBundleId.in(checkpoint.size(), index));
        }
    }

    private void hold(long position, Hash leaf) throws ProofRefused {
        var proof = tree.inclusion(position - 1);
        if (!proof.root(tree.leaf(position - 1)).equals(checkpoint.root())) {
            throw new ProofRefused(
                    Reason.INCONSISTENT,
                    "The tile "
                            + TileId.in(checkpoint.size(), 0, (position - 1) / TileId.FULL)
                                    .path()
                            + ", or one above it, is not that of the checkpoint");
        }
        if (!tree.leaf(position - 1).equals(leaf)) {
            throw new ProofRefused(
                    Reason.OTHER_EVENT, "The event at position " + position + " is not that of its leaf");
        }
    }

    /** The hash of each of its leaves is in a tile that has led to the root already. */
    private void holdBundle(EntryBundleId bundle) throws ProofRefused {
        var index = bundle.index() * TileId.FULL;
        for (var entry : leaves(bundle)) {
            if (!merkle.leaf(entry).equals(tree.leaf(index++))) {
                throw new ProofRefused(
                        Reason.INCONSISTENT, "The leaf of position " + index + " in " + bundle.path() + " is another");
            }
        }
    }

    private List<byte[]> leaves(EntryBundleId bundle) throws ProofRefused {
        try {
            return EntryBundle.decode(files.read(bundle.path()), bundle.width());
        } catch (ProofRefused e) {
            throw ProofRefused.malformed(bundle.path() + ": " + e.getMessage());
        }
    }

    /**
     * Returns if the tree begins with that of an older checkpoint of the log.
     *
     * @throws ProofRefused otherwise
     */
    public void holdOlder(Checkpoint older) throws ProofRefused {
        if (!older.origin().equals(checkpoint.origin()) || older.size() > checkpoint.size()) {
            throw new ProofRefused(
                    Reason.OTHER_LOG, "The checkpoint of " + older.size() + " is not an older one of this log");
        }
        tree.consistency(older.size()).verify(older.root(), checkpoint.root());
    }
}
