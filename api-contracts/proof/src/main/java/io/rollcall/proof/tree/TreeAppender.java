// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The right edge of a tree, to which leaves are added: two hashes a leaf, and memory for one tile a level. Full tiles
 * go to a sink as they come; the others are those of {@link #partials()}. Not safe for use by several threads.
 */
public final class TreeAppender {

    private final MerkleHash merkle = new MerkleHash();
    private final Consumer<Tile> full;
    private final byte[][] edge = new byte[TileId.HIGHEST + 1][];
    private final CompactRange range;

    /** A tree without leaves. */
    public TreeAppender(Consumer<Tile> full) {
        this(new CompactRange(), full);
    }

    private TreeAppender(CompactRange range, Consumer<Tile> full) {
        this.range = range;
        this.full = full;
        Arrays.setAll(edge, level -> new byte[TileId.FULL * Hash.BYTES]);
    }

    /**
     * The tree of a size that has been kept: reads its right edge, and no more.
     *
     * @param full takes each tile that becomes full from now on, in the order of their last leaves, lower levels first
     * @throws ProofRefused where tiles are missing or too short
     */
    public static TreeAppender resume(long size, TileSource source, Consumer<Tile> full) throws ProofRefused {
        var tree = new TiledTree(size, source);
        var appender = new TreeAppender(new CompactRange(size, tree.subtrees()), full);
        for (int level = 0; level <= TileId.HIGHEST; level++) {
            var width = width(size, level);
            if (width > 0) {
                var id = TileId.in(size, level, index(size, level));
                System.arraycopy(tree.hashes(id), 0, appender.edge[level], 0, id.bytes());
            }
        }
        return appender;
    }

    /** The number of leaves. */
    public long size() {
        return range.size();
    }

    /** Adds a leaf by its bytes. */
    public void append(byte[] entry) {
        append(merkle.leaf(entry));
    }

    /** Adds a leaf by its hash. */
    public void append(Hash leaf) {
        put(0, leaf);
        range.append(leaf, (height, subtree) -> {
            if (height % TileId.HEIGHT == 0) {
                put(height / TileId.HEIGHT, subtree);
            }
        });
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        return range.root();
    }

    /** The tiles at the right edge that are not full, from the lowest level, as they are now; copies. */
    public List<Tile> partials() {
        var tiles = new ArrayList<Tile>();
        for (int level = 0; level <= TileId.HIGHEST; level++) {
            var width = width(size(), level);
            if (width > 0) {
                tiles.add(tile(level, index(size(), level), width));
            }
        }
        return tiles;
    }

    /** Before the size grows by the leaf that is being added, or where a subtree becomes full by it. */
    private void put(int level, Hash hash) {
        var before = level == 0 ? size() : size() - 1;
        var width = width(before, level);
        hash.into(edge[level], width * Hash.BYTES);
        if (width + 1 == TileId.FULL) {
            full.accept(tile(level, index(before, level), TileId.FULL));
        }
    }

    private Tile tile(int level, long index, int width) {
        return new Tile(new TileId(level, index, width), Arrays.copyOf(edge[level], width * Hash.BYTES));
    }

    /** Of the level's tile at the right edge. */
    private static long index(long size, int level) {
        return (size >> TileId.HEIGHT * level) / TileId.FULL;
    }

    private static int width(long size, int level) {
        return (int) (size >> TileId.HEIGHT * level) & (TileId.FULL - 1);
    }
}
