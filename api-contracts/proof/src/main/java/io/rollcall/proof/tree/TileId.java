// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.Hash;
import io.rollcall.proof.ProofRefused;

/**
 * Which tile: its hashes are roots of full subtrees of 256<sup>level</sup> leaves, from {@code index * 256} on.
 *
 * @param level from 0, which has the hashes of leaves, to 7
 * @param index in its level, from 0
 * @param width how many hashes it has: 256, or fewer at the right edge of a tree
 */
public record TileId(int level, long index, int width) {

    /** The hashes of a full tile. */
    public static final int FULL = 256;

    /** What a tile's width counts in bits. */
    static final int HEIGHT = 8;

    static final int HIGHEST = 7;
    private static final String PREFIX = "tile/";

    public TileId {
        if (level < 0 || level > HIGHEST || index < 0 || index > lastIndex(level)) {
            throw new IllegalArgumentException("No tree has such a tile");
        }
        TilePath.checkWidth(width);
    }

    /**
     * The tile as it is in a tree of this size.
     *
     * @throws IllegalArgumentException where that tree has no such tile
     */
    public static TileId in(long size, int level, long index) {
        if (level < 0 || level > HIGHEST) {
            throw new IllegalArgumentException("No tree has such a tile");
        }
        var hashes = (size >> HEIGHT * level) - index * FULL;
        if (index < 0 || hashes <= 0) {
            throw new IllegalArgumentException("A tree of " + size + " has no such tile");
        }
        return new TileId(level, index, (int) Math.min(hashes, FULL));
    }

    /** The tile at such a path. */
    public static TileId parse(String path) throws ProofRefused {
        if (!path.startsWith(PREFIX)) {
            throw ProofRefused.malformed("A tile's path begins with tile/");
        }
        return TilePath.tile(path.substring(PREFIX.length()));
    }

    /** That of the last tile of a level in the largest tree. */
    private static long lastIndex(int level) {
        return (Long.MAX_VALUE >> HEIGHT * level) / FULL;
    }

    /** Whether it never changes any more. */
    public boolean isFull() {
        return width == FULL;
    }

    /** The bytes it has. */
    public int bytes() {
        return width * Hash.BYTES;
    }

    /** Its path, such as {@code tile/0/x001/067} or {@code tile/1/000.p/17}. */
    public String path() {
        return PREFIX + level + "/" + TilePath.of(index, width);
    }
}
