// SPDX-License-Identifier: Apache-2.0
package io.rollcall.proof.tree;

/**
 * A tile and its hashes, one behind the other.
 *
 * @param hashes {@code id.width() * 32} bytes; neither side changes them
 */
public record Tile(TileId id, byte[] hashes) {

    public Tile {
        if (hashes.length != id.bytes()) {
            throw new IllegalArgumentException("A tile of " + id.width() + " hashes has " + id.bytes() + " bytes");
        }
    }
}
