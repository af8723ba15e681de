// SPDX-License-Identifier: Apache-2.0
package io.rollcall.operator.proof;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import io.rollcall.proof.tree.Tile;
import io.rollcall.proof.tree.TreeAppender;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The tree as it grows: its right edge is kept in memory between pages, and each page is written together with how far
 * the tree has come. Another process that does the same meanwhile does no harm: the one that comes second writes
 * nothing, and reads again; and so does the one that remembers events which the log does not hold any more. Not safe
 * for use by several threads, but for {@link #reached()}.
 */
final class Sealing {

    /** Some tiles in a statement; a page of leaves is a megabyte. */
    static final int PAGE = 4_096;

    /** @param tree in that state */
    private record Edge(TreeState state, TreeAppender tree) {}

    private final TileTable tiles;
    private final NextLeaves leaves;
    private final SignedTree signed;
    private final List<Tile> full = new ArrayList<>();
    private @Nullable Edge edge;
    private volatile long reached = -1;

    /** @param signed says whether the tree that is stored is the one that was signed */
    Sealing(TileTable tiles, NextLeaves leaves, SignedTree signed) {
        this.tiles = tiles;
        this.leaves = leaves;
        this.signed = signed;
    }

    /** How far it has come; empty until that was read. Asks nobody. */
    OptionalLong reached() {
        var size = reached;
        return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** What is kept in memory may be another process's by now. */
    void forget() {
        edge = null;
        reached = -1;
        full.clear();
    }

    /**
     * How far it is written.
     *
     * @throws SealRefused where what is stored is not what was sealed
     */
    TreeState state() {
        return edge().state();
    }

    /** The root of the tree in that state. */
    Hash root() {
        return edge().tree().root();
    }

    private Edge edge() {
        var known = edge;
        return known == null ? read() : known;
    }

    private Edge read() {
        full.clear();
        var stored = tiles.state();
        leaves.requireSealed(stored);
        signed.requireSame(tiles);
        try {
            return keep(new Edge(stored, TreeAppender.resume(stored.size(), tiles, full::add)));
        } catch (ProofRefused e) {
            throw new SealRefused("The right edge of the tree cannot be read: " + e.getMessage());
        }
    }

    private Edge keep(Edge now) {
        edge = now;
        reached = now.state().size();
        return now;
    }

    /**
     * Takes the next events in; whether there may be more.
     *
     * @throws SealRefused where the log or the tree is not as it was
     */
    boolean addPage() {
        var before = edge();
        var page = leaves.after(before.state().incarnation(), before.state().size(), PAGE);
        if (page.isEmpty()) {
            return false;
        }
        edge = null; // until it is written, for what fails on the way
        page.forEach(row -> before.tree().append(row.entry()));
        var last = page.getLast().hash();
        var after = new TreeState(before.state().incarnation(), before.tree().size(), last);
        if (write(before, after)) {
            keep(new Edge(after, before.tree()));
        } else {
            forget();
        }
        return page.size() == PAGE;
    }

    private boolean write(Edge before, TreeState after) {
        var changed = new ArrayList<>(full);
        changed.addAll(before.tree().partials());
        full.clear();
        return tiles.append(before.state(), after, changed);
    }
}
