// SPDX-License-Identifier: Apache-2.0
package io.rollcall.export;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.ProofRefused.Reason;
import io.rollcall.proof.leaf.RecordedEvent;
import io.rollcall.proof.tree.EntryBundle;
import io.rollcall.proof.tree.EntryBundleId;
import io.rollcall.proof.tree.Tile;
import io.rollcall.proof.tree.TileId;
import io.rollcall.proof.tree.TreeAppender;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tree over events that come one after the other from position 1, with the files that it consists of: an export
 * writes them, an import holds what it finds to them. Not safe for use by several threads.
 */
public final class ExportedTree {

    /** Takes a file of the tree: its path by c2sp.org/tlog-tiles, and its bytes. */
    @FunctionalInterface
    public interface Sink {

        /** @throws ProofRefused where there is another file already */
        void take(String path, byte[] bytes) throws IOException, ProofRefused;
    }

    private final Sink sink;
    private final List<Tile> full = new ArrayList<>();
    private final TreeAppender tree = new TreeAppender(full::add);
    private final List<byte[]> bundle = new ArrayList<>();
    private @Nullable UUID incarnation;

    /** A tree without leaves. */
    public ExportedTree(Sink sink) {
        this.sink = sink;
    }

    /** The number of events. */
    public long size() {
        return tree.size();
    }

    /** The root over them. */
    public Hash root() {
        return tree.root();
    }

    /** The log that they are of; {@code null} before the first. */
    public @Nullable UUID incarnation() {
        return incarnation;
    }

    /**
     * Adds the next event.
     *
     * @throws ProofRefused {@link Reason#OTHER_EVENT} where it is not the one at the next position of the same log
     */
    public void add(RecordedEvent event) throws IOException, ProofRefused {
        var position = tree.size() + 1;
        if (event.position() != position || incarnation != null && !incarnation.equals(event.incarnation())) {
            throw new ProofRefused(Reason.OTHER_EVENT, "There is another event in the place of position " + position);
        }
        incarnation = event.incarnation();
        var entry = event.leaf().encode();
        tree.append(entry);
        bundle.add(entry);
        if (bundle.size() == TileId.FULL) {
            takeBundle();
            for (var tile : full) {
                sink.take(tile.id().path(), tile.hashes());
            }
            full.clear();
        }
    }

    /** Hands over what is at the right edge and not full. More events may follow. */
    public void finish() throws IOException, ProofRefused {
        if (!bundle.isEmpty()) {
            sink.take(EntryBundleId.in(tree.size(), tree.size() / TileId.FULL).path(), EntryBundle.encode(bundle));
        }
        for (var tile : tree.partials()) {
            sink.take(tile.id().path(), tile.hashes());
        }
    }

    private void takeBundle() throws IOException, ProofRefused {
        sink.take(new EntryBundleId(tree.size() / TileId.FULL - 1, TileId.FULL).path(), EntryBundle.encode(bundle));
        bundle.clear();
    }
}
