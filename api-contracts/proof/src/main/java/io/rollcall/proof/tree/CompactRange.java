// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that has to be kept of a tree for it to grow and to have a root: its full subtrees, 63 at most. Not safe
 * for use by several threads.
 */
public final class CompactRange {

    private final MerkleHash merkle = new MerkleHash();
    private final List<Hash> subtrees;
    private long size;

    /** Of a tree without leaves. */
    public CompactRange() {
        this(0, List.of());
    }

    /**
     * Of a tree that has been kept.
     *
     * @param size the number of its leaves
     * @param subtrees its full ones, the largest first
     * @throws IllegalArgumentException where a tree of this size has another number of them
     */
    public CompactRange(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("A tree of " + size + " leaves is not made of " + subtrees.size());
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    /** Takes a subtree that has become full. */
    interface Full {
        void take(int height, Hash subtree);
    }

    /** Adds a leaf by its bytes. */
    public void append(byte[] entry) {
        append(merkle.leaf(entry), (height, subtree) -> {});
    }

    /** Adds a leaf by its hash; each subtree that becomes full by it is shown, lower ones first. */
    void append(Hash leaf, Full full) {
        var subtree = leaf;
        size++;
        for (int height = 1; height <= Long.numberOfTrailingZeros(size); height++) {
            subtree = merkle.node(subtrees.removeLast(), subtree);
            full.take(height, subtree);
        }
        subtrees.add(subtree);
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The full subtrees, the largest first; a copy. */
    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return MerkleHash.EMPTY;
        }
        var root = subtrees.getLast();
        for (var larger : subtrees.subList(0, subtrees.size() - 1).reversed()) {
            root = merkle.node(larger, root);
        }
        return root;
    }
}
