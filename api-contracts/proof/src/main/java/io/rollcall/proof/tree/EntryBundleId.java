// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

import io.rollcall.proof.ProofRefused;

/**
 * Which bundle of leaves: those from {@code index * 256} on, as many as the tile of level 0 beside it has hashes.
 *
 * @param index from 0
 * @param width how many leaves it has, from 1 to 256
 */
public record EntryBundleId(long index, int width) {

    private static final String PREFIX = "tile/entries/";

    public EntryBundleId {
        if (index < 0 || index > Long.MAX_VALUE >> TileId.HEIGHT) {
            throw new IllegalArgumentException("No tree has such a bundle");
        }
        TilePath.checkWidth(width);
    }

    /**
     * The bundle as it is in a tree of this size.
     *
     * @throws IllegalArgumentException where that tree has no such bundle
     */
    public static EntryBundleId in(long size, long index) {
        return new EntryBundleId(index, TileId.in(size, 0, index).width());
    }

    /** The bundle at such a path. */
    public static EntryBundleId parse(String path) throws ProofRefused {
        if (!path.startsWith(PREFIX)) {
            throw ProofRefused.malformed("A bundle's path begins with tile/entries/");
        }
        return TilePath.bundle(path.substring(PREFIX.length()));
    }

    /** Whether it never changes any more. */
    public boolean isFull() {
        return width == TileId.FULL;
    }

    /** Its path, such as {@code tile/entries/x001/067} or {@code tile/entries/000.p/17}. */
    public String path() {
        return PREFIX + TilePath.of(index, width);
    }
}
